package laurel.booking;

import java.util.function.Function;
import laurel.account.CustId;

/**
 * What became of a request. When it is returned, it is in the transaction; when that is committed, it is so.
 *
 * @param subject what was done, by this call or an earlier one; null if nothing was
 * @param why what stands against it; null if nothing does
 */
public record Booked<T>(Kind kind, T subject, String why) {

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

    /** The same, with its subject seen in another way. */
    <U> Booked<U> map(Function<T, U> view) {
        return new Booked<>(kind, subject == null ? null : view.apply(subject), why);
    }

    static <T> Booked<T> done(T subject) {
        return new Booked<>(Kind.DONE, subject, null);
    }

    static <T> Booked<T> repeated(T subject) {
        return new Booked<>(Kind.REPEATED, subject, null);
    }

    static <T> Booked<T> unknown(String why) {
        return new Booked<>(Kind.UNKNOWN, null, why);
    }

    static <T> Booked<T> unknownAccount(CustId custId) {
        return unknown("There is no account of cust_id " + custId + ".");
    }

    static <T> Booked<T> forbidden(String why) {
        return new Booked<>(Kind.FORBIDDEN, null, why);
    }

    static <T> Booked<T> refused(String why) {
        return new Booked<>(Kind.REFUSED, null, why);
    }

    static <T> Booked<T> tooLittle(long available) {
        return refused("The account has too little: " + available + " can be taken away.");
    }

    static <T> Booked<T> keyUsed() {
        return new Booked<>(
                Kind.KEY_USED,
                null,
                "This " + RequestKey.HEADER + " was used for another request; take a new one for each request.");
    }
}
