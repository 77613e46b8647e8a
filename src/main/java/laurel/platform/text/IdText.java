package laurel.platform.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads ids, whoever sends them. Invisible characters at either end are no part of an id. What is between stays as it
 * was sent, since the id is the sender's. A text that a program writes instead of a missing id names nobody.
 */
public final class IdText {

    /** The longest whole number that is read as an id, in digits; FirstPromoter's have 8. */
    private static final int MOST_DIGITS = 100;

    /** The longest number that is read. The time that reading one takes grows with the square of its length. */
    private static final int MOST_CHARACTERS_OF_NUMBER = 255;

    /** What programs write for nothing, in lower case. */
    private static final Set<String> NOTHING = Set.of("undefined", "null", "(null)", "nil", "nan", "none");

    /** A JavaScript object that was written as text. */
    private static final Pattern OBJECT = Pattern.compile("\\[object \\w*]", Pattern.CASE_INSENSITIVE);

    /** A place of a template that nobody filled, anywhere in the text. No id is written like that. */
    private static final Pattern UNFILLED =
            Pattern.compile("\\{\\{.*}}|\\{%.*%}|[$#]\\{.*}|\\[\\[.*]]|<%.*%>|\\*\\|.*\\|\\*", Pattern.DOTALL);

    /** Such a place if it is the whole text. A part of an id may look like this. */
    private static final Pattern UNFILLED_ALONE = Pattern.compile("%%?[\\p{L}_][\\w .:-]*%%?|</?[\\p{L}_][\\w .:-]*>");

    private IdText() {}

    /**
     * A text without the invisible characters at its ends: white space of every kind, control and format characters,
     * fillers.
     */
    public static String stripped(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isInvisible(text.codePointAt(begin))) {
            begin += Character.charCount(text.codePointAt(begin));
        }
        while (begin < end && isInvisible(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(begin, end);
    }

    /**
     * Unicode's white space, its control characters, and those that it calls "default ignorable"; and the blank pattern
     * of Braille.
     */
    private static boolean isInvisible(int c) {
        if (c > ' ' && c < 0x7F) {
            return false; // nearly all characters are below this
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default ->
                c == 0x034F // combining grapheme joiner
                        || c == 0x115F
                        || c == 0x1160
                        || c == 0x3164
                        || c == 0xFFA0 // fillers of Hangul
                        || c == 0x17B4
                        || c == 0x17B5 // inherent vowels of Khmer
                        || c >= 0x180B && c <= 0x180F // Mongolian variation selectors
                        || c == 0x2065
                        || c >= 0xFFF0 && c <= 0xFFF8 // reserved for characters that are ignored
                        || c == 0x2800 // Braille without a dot
                        || c >= 0xFE00 && c <= 0xFE0F // variation selectors
                        || c >= 0xE0000 && c <= 0xE0FFF; // tags, and more variation selectors
        };
    }

    /**
     * Whether a text that was {@linkplain #stripped stripped} names nobody: it is empty, or what a program writes
     * instead of an id.
     */
    public static boolean isNobody(String stripped) {
        return stripped.isEmpty()
                || NOTHING.contains(stripped.toLowerCase(Locale.ROOT))
                || OBJECT.matcher(stripped).matches()
                || UNFILLED.matcher(stripped).find()
                || UNFILLED_ALONE.matcher(stripped).matches();
    }

    /**
     * The id that a text holds.
     *
     * @param most the most characters that it may have, in UTF-16 units
     * @return empty if the text names nobody, is longer, or has a character that no database keeps
     */
    public static Optional<String> in(String text, int most) {
        String stripped = stripped(text);
        return stripped.length() <= most && StorableText.isStorable(stripped) && !isNobody(stripped)
                ? Optional.of(stripped)
                : Optional.empty();
    }

    /**
     * The id that a JSON number stands for, in plain digits: {@code 90}, {@code 90.0} and {@code 9e1} are the same id.
     *
     * @param number as it was sent
     * @return empty if it is not whole, or has more than {@value #MOST_DIGITS} digits
     */
    public static Optional<String> ofNumber(String number) {
        if (number.length() > MOST_CHARACTERS_OF_NUMBER) {
            return Optional.empty();
        }
        try {
            var value = new BigDecimal(number);
            long digitsBeforePoint = value.precision() - (long) value.scale();
            boolean fewDigits = digitsBeforePoint <= MOST_DIGITS && value.scale() <= MOST_DIGITS;
            return fewDigits && value.stripTrailingZeros().scale() <= 0
                    ? Optional.of(value.toBigIntegerExact().toString())
                    : Optional.empty();
        } catch (NumberFormatException uncomputable) { // its exponent is beyond an int
            return Optional.empty();
        }
    }
}
