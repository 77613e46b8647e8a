package laurel.spending;

import java.util.Optional;
import laurel.ledger.CustId;
import laurel.platform.Refused;

/**
 * What became of a request. It holds if the transaction in which it was returned is committed.
 *
 * @param subject what was done, by this call or an earlier one; null if nothing was done
 * @param why why nothing was done; null if it was done
 */
public record BookingOutcome<T>(Kind kind, T subject, String why) {

    /** An enum and not a sealed interface: Java 17 checks that a switch over it is exhaustive. */
    public enum Kind {
        /** It was done by this call. */
        DONE,
        /** The same had been done before. */
        REPEATED,
        /** There is no such account, entry or hold. */
        UNKNOWN,
        /** Only another caller may do this. */
        FORBIDDEN,
        /** The books do not allow it as they are now. */
        REFUSED,
        /** Another request was done under the same key before. */
        KEY_USED
    }

    /**
     * What was done, by this call or an earlier one.
     *
     * @throws Refused.Thrown if nothing was
     */
    public T orRefusal() {
        return switch (kind) {
            case DONE, REPEATED -> subject;
            case UNKNOWN -> throw Refused.unknown(why).toException();
            case FORBIDDEN -> throw new Refused(Refused.Kind.FORBIDDEN, null, why).toException();
            case REFUSED -> throw Refused.conflict(why).toException();
            case KEY_USED -> throw Refused.unfit(RequestKey.HEADER, why).toException();
        };
    }

    static <T> BookingOutcome<T> done(T subject) {
        return new BookingOutcome<>(Kind.DONE, subject, null);
    }

    static <T> BookingOutcome<T> repeated(T subject) {
        return new BookingOutcome<>(Kind.REPEATED, subject, null);
    }

    static <T> BookingOutcome<T> unknown(String why) {
        return new BookingOutcome<>(Kind.UNKNOWN, null, why);
    }

    static <T> BookingOutcome<T> unknownAccount(CustId custId) {
        return unknown("There is no account of cust_id " + custId + ".");
    }

    static <T> BookingOutcome<T> forbidden(String why) {
        return new BookingOutcome<>(Kind.FORBIDDEN, null, why);
    }

    static <T> BookingOutcome<T> refused(String why) {
        return new BookingOutcome<>(Kind.REFUSED, null, why);
    }

    static <T> BookingOutcome<T> tooLittle(long available) {
        return refused("The account has too little: " + available + " can be taken away.");
    }

    /**
     * The outcome under a key that was used: nothing is done.
     *
     * @param same what was done under the key, if that is what is asked for now; empty if it is something else
     */
    static <T> BookingOutcome<T> ofUsedKey(Optional<T> same) {
        return same.map(BookingOutcome::repeated)
                .orElseGet(() -> new BookingOutcome<>(
                        Kind.KEY_USED,
                        null,
                        "This " + RequestKey.HEADER
                                + " was used for another request; take a new one for each request."));
    }
}
