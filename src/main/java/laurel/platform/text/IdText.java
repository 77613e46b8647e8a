package laurel.platform.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How an id is read, whoever sends it. What cannot be seen at either end is no part of it; what is between stays as it was sent,
 * since the id is the sender's. A text that a program writes in place of an id that it does not have names nobody.
 */
public final class IdText {

    /** The longest whole number that is read as an id, in digits; FirstPromoter's have 8. */
    private static final int MOST_DIGITS = 100;

    /** Longer numbers are none: the time that reading one takes grows with the square of its length. */
    private static final int MOST_CHARACTERS_OF_NUMBER = 255;

    /** What programs write for nothing, in small letters. */
    private static final Set<String> NOTHING = Set.of("undefined", "null", "(null)", "nil", "nan", "none");

    /** A value of JavaScript's that was no text. */
    private static final Pattern OBJECT = Pattern.compile("\\[object \\w*]", Pattern.CASE_INSENSITIVE);

    /** A place of a template that nobody filled, wherever it stands: no id is written like that. */
    private static final Pattern UNFILLED =
            Pattern.compile("\\{\\{.*}}|\\{%.*%}|[$#]\\{.*}|\\[\\[.*]]|<%.*%>|\\*\\|.*\\|\\*", Pattern.DOTALL);

    /** Such a place if it is all there is: a part of an id may look so. */
    private static final Pattern UNFILLED_ALONE = Pattern.compile("%%?[\\p{L}_][\\w .:-]*%%?|</?[\\p{L}_][\\w .:-]*>");

    private IdText() {}

    /** A text without what cannot be seen at its ends: white space of every kind, control and format characters, fillers. */
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

    /** Unicode's white space, its controls, and what it calls "default ignorable"; and the blank pattern of Braille. */
    private static boolean isInvisible(int c) {
        if (c > ' ' && c < 0x7F) {
            return false; // nearly all are such
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

    /** Whether a text, as {@link #stripped}, names nobody: it is empty, or what a program writes in place of an id. */
    public static boolean isNobody(String stripped) {
        return stripped.isEmpty()
                || NOTHING.contains(stripped.toLowerCase(Locale.ROOT))
                || OBJECT.matcher(stripped).matches()
                || UNFILLED.matcher(stripped).find()
                || UNFILLED_ALONE.matcher(stripped).matches();
    }

    /**
     * The id that a text is.
     *
     * @param most the most characters that it may have, in UTF-16 units
     * @return empty if it names nobody, is longer, or has a character that no database keeps
     */
    public static Optional<String> in(String text, int most) {
        String stripped = stripped(text);
        return stripped.length() <= most && StorableText.isStorable(stripped) && !isNobody(stripped)
                ? Optional.of(stripped)
                : Optional.empty();
    }

    /**
     * The id that a number of JSON is, in plain digits: {@code 90}, {@code 90.0} and {@code 9e1} are the same one.
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
