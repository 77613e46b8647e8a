package laurel.ledger;

import java.util.Optional;
import laurel.platform.Refused;
import laurel.platform.text.IdText;
import laurel.platform.text.StorableText;

/**
 * The id under which the company knows a customer; FirstPromoter's {@code cust_id}.
 *
 * @param value as the books have it: not empty
 */
public record CustId(String value) {

    /** The longest id, in UTF-16 units: PostgreSQL's index takes no value beyond about 2,700 bytes. */
    public static final int MOST_CHARACTERS = 512;

    /** Makes an id that is in the books. Ids from outside are read by {@link #of} or {@link #in}. */
    public CustId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A cust_id must not be blank.");
        }
    }

    /**
     * The id that a text holds. Invisible characters at its ends are not part of it.
     *
     * @throws IllegalArgumentException if it is not an id; the message is for whoever sent it. An id is never cut to
     *     fit, or it would become somebody else's
     */
    public static CustId of(String text) {
        String id = IdText.stripped(text);
        if (id.isEmpty()) {
            throw new IllegalArgumentException("A cust_id must not be blank.");
        }
        if (id.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("A cust_id has at most " + MOST_CHARACTERS + " characters.");
        }
        if (!StorableText.isStorable(id)) {
            throw new IllegalArgumentException("A cust_id must not hold U+0000 or half of a surrogate pair.");
        }
        if (IdText.isNobody(id)) {
            throw new IllegalArgumentException("A cust_id must name somebody: " + StorableText.of(id, 64)
                    + " is what a program writes in place of an id that it does not have.");
        }
        return new CustId(id);
    }

    /**
     * The id that a call names.
     *
     * @throws Refused.Thrown if the text is none, as of the field {@code custId}
     */
    public static CustId asked(String text) {
        try {
            return of(text);
        } catch (IllegalArgumentException none) {
            throw Refused.malformed("custId", "custId: " + none.getMessage()).toException();
        }
    }

    /**
     * The id that a call must name in its query.
     *
     * @throws Refused.Thrown if it is not there, which is null
     */
    public static CustId required(CustId asked) {
        if (asked == null) {
            throw Refused.malformed("custId", "Name the account: ?custId=ID.").toException();
        }
        return asked;
    }

    /**
     * The id that a text holds; empty if it cannot be an id: null, blank, a text that names nobody, too long, or with a
     * character that cannot be kept.
     */
    public static Optional<CustId> in(String text) {
        return text == null
                ? Optional.empty()
                : IdText.in(text, MOST_CHARACTERS).map(CustId::new);
    }

    @Override
    public String toString() {
        return value;
    }
}
