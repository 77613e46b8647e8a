package laurel.access;

import java.util.List;
import java.util.Locale;

/**
 * Recognises words that were typed rather than generated. Somebody who guesses tries these first, whatever the word is
 * for.
 */
public final class Predictable {

    /** The least number of different characters that a word of some length has if a machine made it. */
    private static final int LEAST_DIFFERENT = 5;

    private static final String DIGITS = "01234567890";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String KEYBOARD = "qwertyuiopasdfghjklzxcvbnm";

    /** Rows of keys and letters that people type, forwards and backwards. A row may begin anew at its end. */
    private static final List<String> WAYS = List.of(
            DIGITS.repeat(20),
            LETTERS.repeat(8),
            KEYBOARD.repeat(8),
            backwards(DIGITS).repeat(20),
            backwards(LETTERS).repeat(8),
            backwards(KEYBOARD).repeat(8),
            "1234567890".repeat(20),
            "9876543210".repeat(20));

    private Predictable() {}

    private static String backwards(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    /** Whether a word repeats one part, has few different characters, or is a row of the alphabet or of a keyboard. */
    public static boolean is(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        return plain.codePoints().distinct().count() < LEAST_DIFFERENT
                || repeatsItself(plain)
                || WAYS.stream().anyMatch(way -> way.contains(plain));
    }

    /** Whether a word is one part, at least twice. The last repetition may be cut short. */
    private static boolean repeatsItself(String word) {
        for (int part = 1; part <= word.length() / 2; part++) {
            if (word.regionMatches(part, word, 0, word.length() - part)) {
                return true;
            }
        }
        return false;
    }
}
