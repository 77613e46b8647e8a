package laurel.faults;

/**
 * A reward that FirstPromoter announces.
 *
 * @param custId the account that it is for; null if the promoter has none
 * @param unit as FirstPromoter spells it
 * @param amount as it stands in the JSON
 * @param bookedUnit the unit under which it must be credited
 * @param hold why it must not be credited ({@code NO_ACCOUNT}, {@code MONETARY}, …); null if it must be
 */
record Reward(String id, String promoter, String custId, String unit, String amount, String bookedUnit, String hold) {

    boolean isCreditable() {
        return hold == null;
    }

    /** What must be in the books, in whole units. */
    long credit() {
        return Long.parseLong(amount);
    }

    /** The same fulfilment with another amount: what Laurel must refuse as a conflict. */
    Reward contradicted() {
        return new Reward(id, promoter, custId, unit, "" + (credit() + 1), bookedUnit, "CONFLICT");
    }
}
