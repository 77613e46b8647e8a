package laurel.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import laurel.access.Predictable;

/**
 * Passwords that many people have, and what they make of them to satisfy a rule: other cases, digits for letters, and
 * digits and signs at both ends. A common password that is long enough is either made of a whole word of the list, or
 * is on the list itself. So the list has only the long passwords and the most frequent short ones. It is read when it
 * is first asked for.
 */
final class CommonPasswords {

    /**
     * The least length of a name, or of a part of one, that a password must not contain. Shorter ones are in too many
     * good passwords.
     */
    private static final int LEAST_OF_A_NAME = 3;

    private static final String[] PRODUCT = {"laurel", "firstpromoter"};

    /**
     * The best known phrase of all, since it was drawn to show what a good one is; and the phrase of these documents.
     */
    private static final List<String> PHRASES =
            List.of("correct horse battery staple", "local-password-not-for-production");

    private CommonPasswords() {}

    /** Read once, by the first who asks. */
    private static final class Lists {

        static final Set<String> EXACT;
        static final Set<String> PLAIN;

        static {
            try (var file = new BufferedReader(new InputStreamReader(
                    CommonPasswords.class.getResourceAsStream("common-passwords.txt"), StandardCharsets.US_ASCII))) {
                EXACT = file.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
                PLAIN = Stream.concat(EXACT.stream(), PHRASES.stream())
                        .map(CommonPasswords::plain)
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /**
     * Why a password is not accepted, without repeating it; empty if it is accepted.
     *
     * @param name the name of the person whose password it shall be
     */
    static Optional<String> objectionTo(String password, String name) {
        String small = password.strip().toLowerCase(Locale.ROOT);
        String plain = plain(small);
        boolean isMostlyLetters = plain.length() >= Passwords.LEAST_CHARACTERS;
        if (Predictable.is(small) || isMostlyLetters && Predictable.is(plain)) {
            return Optional.of("does not repeat itself or go along the keyboard");
        }
        if (Lists.EXACT.contains(small) || Lists.PLAIN.contains(plain) || Lists.PLAIN.contains(plain(core(small)))) {
            return Optional.of("is none of those that many people have, with digits or signs added or not");
        }
        if (Stream.of(PRODUCT).anyMatch(word -> plain.contains(plain(word)))) {
            return Optional.of("does not have the product's name in it");
        }
        boolean hasName = Stream.concat(Stream.of(name), Stream.of(name.split("[_.-]+")))
                .map(CommonPasswords::plain)
                .anyMatch(part -> part.length() >= LEAST_OF_A_NAME && plain.contains(part));
        return hasName ? Optional.of("does not have the person's name in it") : Optional.empty();
    }

    /** The word without the digits and signs at both ends. */
    private static String core(String word) {
        return word.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    }

    /**
     * The word without blanks and other signs between letters, and with letters for the digits and signs that stand for
     * them.
     */
    private static String plain(String word) {
        var plain = new StringBuilder();
        word.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            switch (c) {
                case '0' -> plain.append('o');
                case '1', '!', '|', 'l' -> plain.append('i');
                case '3' -> plain.append('e');
                case '4', '@' -> plain.append('a');
                case '5', '$' -> plain.append('s');
                case '7', '+' -> plain.append('t');
                case '8' -> plain.append('b');
                case '9' -> plain.append('g');
                default -> {
                    if (Character.isLetterOrDigit(c)) {
                        plain.appendCodePoint(c);
                    }
                }
            }
        });
        return plain.toString();
    }
}
