package laurel.account;

import java.util.Optional;
import laurel.platform.StorableText;

/**
 * The id under which the company knows a customer; FirstPromoter's {@code cust_id}. White space around it is not part of it.
 *
 * @param value not blank, at most {@value #MOST_CHARACTERS} characters, each of which a database can keep
 */
public record CustId(String value) {

    /** The longest id, in UTF-16 units: PostgreSQL's index takes no value beyond about 2,700 bytes. */
    public static final int MOST_CHARACTERS = 512;

    /** @throws IllegalArgumentException if it is none; an id is never cut to fit, or it would become somebody else's */
    public CustId {
        value = value.strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A cust_id must not be blank.");
        }
        if (value.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("A cust_id has at most " + MOST_CHARACTERS + " characters.");
        }
        if (!StorableText.isStorable(value)) {
            throw new IllegalArgumentException("A cust_id must not hold U+0000 or half of a surrogate pair.");
        }
    }

    /** The id that a text is, or empty if it can be none: null, blank, too long, or with a character that cannot be kept. */
    public static Optional<CustId> in(String text) {
        if (text == null
                || text.isBlank()
                || text.strip().length() > MOST_CHARACTERS
                || !StorableText.isStorable(text)) {
            return Optional.empty();
        }
        return Optional.of(new CustId(text));
    }

    @Override
    public String toString() {
        return value;
    }
}
