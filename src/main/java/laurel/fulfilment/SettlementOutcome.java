package laurel.fulfilment;

import laurel.platform.Refused;

/**
 * What became of a person's decision. When it is returned, it is in the transaction; when that is committed, it is so.
 *
 * @param done what was done; null if nothing was
 * @param why what stands against it; null if nothing does
 */
public record SettlementOutcome<T>(Kind kind, T done, String why) {

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

    /**
     * What was done.
     *
     * @throws Refused.Thrown if nothing was
     */
    public T orRefusal() {
        return switch (kind) {
            case DONE -> done;
            case UNKNOWN -> throw Refused.unknown(why).toException();
            case REFUSED -> throw Refused.conflict(why).toException();
            case NO_ACCOUNT -> throw Refused.unfit("custId", why).toException();
        };
    }

    static <T> SettlementOutcome<T> done(T done) {
        return new SettlementOutcome<>(Kind.DONE, done, null);
    }

    static <T> SettlementOutcome<T> unknown(Fulfilment.Key key) {
        return new SettlementOutcome<>(Kind.UNKNOWN, null, "There is no fulfilment " + key + ".");
    }

    static <T> SettlementOutcome<T> refused(String why) {
        return new SettlementOutcome<>(Kind.REFUSED, null, why);
    }

    static <T> SettlementOutcome<T> notHeld(Fulfilment settled) {
        return refused("Fulfilment " + settled + " is not held: it is " + settled.status() + ".");
    }

    static <T> SettlementOutcome<T> corrected(Fulfilment held) {
        return refused("Fulfilment " + held + " is not what you decided on: it is " + held.content()
                + " now. Look at it, and decide again.");
    }

    static <T> SettlementOutcome<T> notCredited(Fulfilment other) {
        return refused("Fulfilment " + other + " is not credited: it is " + other.status()
                + (other.isHeld() ? ", and can be rejected." : "."));
    }

    static <T> SettlementOutcome<T> noAccount(String why) {
        return new SettlementOutcome<>(Kind.NO_ACCOUNT, null, why);
    }
}
