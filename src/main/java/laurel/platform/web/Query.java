package laurel.platform.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import laurel.platform.Refused;
import laurel.platform.text.IdText;
import laurel.platform.text.StorableText;

/**
 * Reads the parameters of a query. A missing one (null) is empty. A wrong one is {@link Refused} under its name.
 */
public final class Query {

    /** The earliest time that can be asked for. Nothing in the books is older. */
    public static final Instant FIRST_TIME = Instant.EPOCH;

    /** The latest time that can be asked for. */
    public static final Instant LAST_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private Query() {}

    /** A whole number within bounds. */
    public static Optional<Long> whole(String name, String text, long least, long most) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        } catch (NumberFormatException none) {
            // answered below, like a number out of bounds
        }
        throw refused(name, name + " is a whole number from " + least + " to " + most + ".");
    }

    /** One of some words. */
    public static <E extends Enum<E>> Optional<E> oneOf(String name, String text, Class<E> words) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(text))
                .findFirst()
                .orElseThrow(() -> refused(
                        name,
                        name + " is one of "
                                + Arrays.stream(words.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))
                                + ".")));
    }

    /** A time of ISO 8601 with its offset from UTC, from 1970 to 9999. */
    public static Optional<Instant> time(String name, String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            var time = Instant.parse(text);
            if (!time.isBefore(FIRST_TIME) && !time.isAfter(LAST_TIME)) {
                return Optional.of(time);
            }
        } catch (DateTimeException none) {
            // answered below, like a time out of bounds
        }
        throw refused(name, name + " is a time such as 2026-01-31T12:00:00Z, from 1970 to 9999.");
    }

    /**
     * An id of at most {@code most} characters (UTF-16 units), each of which a database can keep. It must not be a text
     * that names nobody ({@link IdText}).
     */
    public static Optional<String> id(String name, String text, int most) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(IdText.in(text, most)
                .orElseThrow(() -> refused(
                        name,
                        name + " is an id of 1 to " + most
                                + " characters, without U+0000 or half of a surrogate pair, and not what a program writes in place of"
                                + " an id that it does not have.")));
    }

    /**
     * A text that must be there, of at most {@code most} characters (UTF-16 units). White space around it is not part
     * of it.
     */
    public static String text(String name, String text, int most) {
        if (text == null || text.isBlank() || text.strip().length() > most || !StorableText.isStorable(text)) {
            throw refused(
                    name,
                    name + " must be in the query, a text of 1 to " + most
                            + " characters, without U+0000 or half of a surrogate pair.");
        }
        return text.strip();
    }

    /** The exception that ends a call whose query is wrong. */
    public static Refused.Thrown refused(String name, String why) {
        return Refused.malformed(name, why).toException();
    }
}
