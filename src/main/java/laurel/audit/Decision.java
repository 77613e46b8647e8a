package laurel.audit;

/**
 * A person's decision that something be done.
 *
 * @param actor who decided, never blank
 * @param reason why, never blank, at most {@value #MOST_REASON_CHARACTERS} characters
 */
public record Decision(String actor, String reason) {

    /** The longest reason, in characters. */
    public static final int MOST_REASON_CHARACTERS = 1_000;

    /** @throws IllegalArgumentException if the actor or the reason is missing, or the reason is too long */
    public Decision {
        if (actor.isBlank() || reason.isBlank() || reason.length() > MOST_REASON_CHARACTERS) {
            throw new IllegalArgumentException("a decision has an actor, and a reason of at most "
                    + MOST_REASON_CHARACTERS + " characters: " + actor + ", " + reason);
        }
    }
}
