package laurel.audit;

/**
 * That a person wants something done.
 *
 * @param actor who, never blank
 * @param reason why, never blank, at most {@value #MOST_REASON_CHARACTERS} characters
 */
public record Decision(String actor, String reason) {

    /** The longest reason, in characters. */
    public static final int MOST_REASON_CHARACTERS = 1_000;

    /** @throws IllegalArgumentException if nobody decided, or for no reason */
    public Decision {
        if (actor.isBlank() || reason.isBlank() || reason.length() > MOST_REASON_CHARACTERS) {
            throw new IllegalArgumentException("a decision has an actor, and a reason of at most "
                    + MOST_REASON_CHARACTERS + " characters: " + actor + ", " + reason);
        }
    }
}
