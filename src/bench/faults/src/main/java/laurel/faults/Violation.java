package laurel.faults;

/** Something that must not be. */
record Violation(Rule rule, String what) {

    /** What holds whatever breaks. */
    enum Rule {
        CONFIRMED_IS_CREDITED_ONCE("every reward that was answered with 200 is credited exactly once"),
        NOTHING_ELSE_IS_CREDITED("nothing is credited that was not sent or must be held"),
        SUM_OF_ENTRIES_IS_BALANCE("the sum of the entries is the balance"),
        ALL_ARE_CREDITED("after the retries every creditable reward is credited"),
        ANSWERS_ARE_IN_TIME("no answer takes 15 s"),
        ANSWERS_ARE_OF_THE_CONTRACT("every answer is one of the contract's"),
        REDEPLOYMENT_IS_UNSEEN("a redeployment loses and refuses no delivery"),
        STRANGERS_ARE_UNSEEN("whatever strangers do, every delivery is answered within 3 s, and none refused"),
        SECRETS_ARE_NOWHERE("no secret is in the database or in a log");

        private final String text;

        Rule(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Override
    public String toString() {
        return "NOT TRUE: " + rule + ": " + what;
    }
}
