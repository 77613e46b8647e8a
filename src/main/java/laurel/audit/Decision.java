package laurel.audit;

/**
 * A person's decision that something be done.
 *
 * @param actor who decided, never blank
 * @param ledger the name of the ledger in which it is wanted; null if it is about Laurel itself
 * @param reason why, never blank, at most {@value #MOST_REASON_CHARACTERS} characters
 */
public record Decision(String actor, String ledger, String reason) {

    /** The longest reason, in characters. */
    public static final int MOST_REASON_CHARACTERS = 1_000;

    /** A decision about Laurel itself. */
    public Decision(String actor, String reason) {
        this(actor, null, reason);
    }

    /** The same decision, as far as it is about a ledger. */
    public Decision in(String other) {
        return new Decision(actor, other, reason);
    }

    /** @throws IllegalArgumentException if the actor or the reason is missing, or the reason is too long */
    public Decision {
        if (actor.isBlank() || reason.isBlank() || reason.length() > MOST_REASON_CHARACTERS) {
            throw new IllegalArgumentException("a decision has an actor, and a reason of at most "
                    + MOST_REASON_CHARACTERS + " characters: " + actor + ", " + reason);
        }
    }
}
