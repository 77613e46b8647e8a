package laurel.spending;

import java.util.Optional;
import laurel.ledger.CustId;

/**
 * What became of a request. When it is returned, it is in the transaction; when that is committed, it is so.
 *
 * @param subject what was done, by this call or an earlier one; null if nothing was
 * @param why what stands against it; null if nothing does
 */
public record BookingOutcome<T>(Kind kind, T subject, String why) {

    /** An enum and not a sealed interface: Java 17 checks that a switch over it is exhaustive. */
    public enum Kind {
        /** It was done by this call. */
        DONE,
        /** The same had been done before. */
        REPEATED,
        /** What it is about is not there. */
        UNKNOWN,
        /** It is another caller's to do. */
        FORBIDDEN,
        /** The books do not allow it as they are now. */
        REFUSED,
        /** Under the same key, something else had been done before. */
        KEY_USED
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
     * Nothing is done under a key that was used.
     *
     * @param same what was done under it, if that is what is asked for now; empty if it is something else
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
