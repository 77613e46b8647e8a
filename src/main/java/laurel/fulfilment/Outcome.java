package laurel.fulfilment;

/**
 * What became of a reward. When it is returned, it is in the transaction; when that is committed, it is so.
 *
 * @param reason why it is held; null if it is not
 */
public record Outcome(Kind kind, HoldReason reason) {

    /** An enum and not a sealed interface: Java 17 checks that a switch over it is exhaustive. */
    public enum Kind {
        /** It was credited by this call. */
        CREDITED,
        /** It had been credited before, with the same content. */
        ALREADY_CREDITED,
        /** It is not credited, and waits for a person or for the reason to go away. */
        HELD
    }

    /** @throws IllegalArgumentException if there is a reason and nothing is held, or the other way round */
    public Outcome {
        if ((kind == Kind.HELD) != (reason != null)) {
            throw new IllegalArgumentException(kind + " for the reason " + reason);
        }
    }

    static Outcome credited() {
        return new Outcome(Kind.CREDITED, null);
    }

    static Outcome alreadyCredited() {
        return new Outcome(Kind.ALREADY_CREDITED, null);
    }

    static Outcome held(HoldReason reason) {
        return new Outcome(Kind.HELD, reason);
    }
}
