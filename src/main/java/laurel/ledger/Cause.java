package laurel.ledger;

/**
 * Why an entry was booked, beside its kind.
 *
 * @param origin the fulfilment of a credit; null for every other kind
 * @param actor who caused it, never null
 * @param reference what it was for, or null
 * @param reason why a person did it; null if a machine did
 */
public record Cause(Origin origin, String actor, String reference, String reason) {

    /** The longest reference, in characters. */
    public static final int MOST_REFERENCE_CHARACTERS = 255;

    /** The longest reason, in characters. */
    public static final int MOST_REASON_CHARACTERS = 1_000;

    /** The actor of what FirstPromoter announced. */
    public static final String FIRSTPROMOTER = "firstpromoter";

    /** The actor of what Laurel does by itself. */
    private static final String LAUREL = "laurel";

    /** A reward is given. */
    public static Cause reward(Origin origin, String reference) {
        return new Cause(origin, FIRSTPROMOTER, reference, null);
    }

    /** Something was not spent in time. */
    static Cause expiry() {
        return new Cause(null, LAUREL, null, null);
    }

    /** Something that is owed can be taken now. */
    static Cause debt() {
        return new Cause(null, LAUREL, null, "Owed: a reward was taken back, and so much of it was not there.");
    }

    /** An application spends. */
    public static Cause application(String actor, String reference) {
        return new Cause(null, actor, reference, null);
    }

    /** A person corrects. */
    public static Cause person(String actor, String reason) {
        return new Cause(null, actor, null, reason);
    }

    /** An entry is taken back, which the reference names. */
    public static Cause reversal(Entry entry, String actor, String reason) {
        return new Cause(null, actor, Long.toString(entry.id()), reason);
    }
}
