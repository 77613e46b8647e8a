package laurel.fulfilment;

/**
 * What became of a person's decision. When it is returned, it is in the transaction; when that is committed, it is so.
 *
 * @param done what was done; null if nothing was
 * @param why what stands against it; null if nothing does
 */
public record Settlement<T>(Kind kind, T done, String why) {

    /** An enum and not a sealed interface: Java 17 checks that a switch over it is exhaustive. */
    public enum Kind {
        DONE,
        /** There is no such fulfilment. */
        UNKNOWN,
        /** It does not stand where this can be done, or cannot be booked. */
        REFUSED,
        /** Nobody said to which account, or to one that there is not. */
        NO_ACCOUNT
    }

    static <T> Settlement<T> done(T done) {
        return new Settlement<>(Kind.DONE, done, null);
    }

    static <T> Settlement<T> unknown(Fulfilment.Key key) {
        return new Settlement<>(Kind.UNKNOWN, null, "There is no fulfilment " + key + ".");
    }

    static <T> Settlement<T> refused(String why) {
        return new Settlement<>(Kind.REFUSED, null, why);
    }

    static <T> Settlement<T> notHeld(Fulfilment settled) {
        return refused("Fulfilment " + settled + " is not held: it is " + settled.status() + ".");
    }

    static <T> Settlement<T> corrected(Fulfilment held) {
        return refused("Fulfilment " + held + " is not what you decided on: it is " + held.content()
                + " now. Look at it, and decide again.");
    }

    static <T> Settlement<T> notCredited(Fulfilment other) {
        return refused("Fulfilment " + other + " is not credited: it is " + other.status()
                + (other.isHeld() ? ", and can be rejected." : "."));
    }

    static <T> Settlement<T> noAccount(String why) {
        return new Settlement<>(Kind.NO_ACCOUNT, null, why);
    }
}
