package laurel.access;

import java.util.List;
import java.util.Locale;

/** What somebody who guesses tries before all else, whatever the word is for: one that was typed, and not made up. */
public final class Predictable {

    /** So many different characters are the least that a word of some length has if a machine made it. */
    private static final int LEAST_DIFFERENT = 5;

    private static final String DIGITS = "01234567890";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String KEYBOARD = "qwertyuiopasdfghjklzxcvbnm";

    /** What people write without taking a finger off, forwards and backwards, and going on at its beginning. */
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

    /** Whether a word is one part again and again, of few different characters, or a row of the alphabet or of a keyboard. */
    public static boolean is(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        return plain.codePoints().distinct().count() < LEAST_DIFFERENT
                || repeatsItself(plain)
                || WAYS.stream().anyMatch(way -> way.contains(plain));
    }

    /** Whether a word is one part at least twice, of which the last one may be cut. */
    private static boolean repeatsItself(String word) {
        for (int part = 1; part <= word.length() / 2; part++) {
            if (word.regionMatches(part, word, 0, word.length() - part)) {
                return true;
            }
        }
        return false;
    }
}
