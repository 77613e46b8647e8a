package laurel.platform.text;

import java.util.function.Consumer;

/**
 * A text in lower case, as it is or after some of its encodings were undone: percent-encoding, and the escapes of JSON.
 * It knows where in the original each of its characters comes from. A byte that was percent-encoded is a character by
 * itself, since it may be meant as half of a character.
 */
public final class DecodedText {

    /**
     * How many encodings are undone, one after the other. There is a bound because each step doubles the ways to read a
     * text that has both encodings, and all of them would take time that grows with the square of the text's length.
     */
    private static final int MOST_STEPS = 4;

    private final String text;
    private final int steps;

    /**
     * Where each character begins in the original, and at last where the text ends in it; null if this text is the
     * original.
     */
    private final int[] origins;

    private DecodedText(String text, int steps, int[] origins) {
        this.text = text;
        this.steps = steps;
        this.origins = origins;
    }

    /** Shows a text as it is, and in every way in which it can be decoded. */
    public static void inEachReading(String original, Consumer<DecodedText> reader) {
        new DecodedText(inSmallLetters(original), 0, null).read(reader, false);
    }

    /**
     * As {@link #inEachReading}, for a text that breaks off. What may be half of an encoded character at its end is
     * left out.
     */
    public static void inEachReadingOfBeginning(String original, Consumer<DecodedText> reader) {
        new DecodedText(inSmallLetters(original), 0, null).read(reader, true);
    }

    /** The text in lower case, with as many characters as before, whatever Unicode says of their lower case. */
    public static String inSmallLetters(String text) {
        char[] letters = text.toCharArray();
        for (int at = 0; at < letters.length; at++) {
            letters[at] = Character.toLowerCase(letters[at]);
        }
        return new String(letters);
    }

    public String text() {
        return text;
    }

    /**
     * Where in the original a character begins. For the length of this text, it is where the text ends in the original.
     */
    public int origin(int at) {
        return origins == null ? at : origins[at];
    }

    private void read(Consumer<DecodedText> reader, boolean breaksOff) {
        DecodedText whole = breaksOff ? withoutBegunEscapes() : this;
        reader.accept(whole);
        for (char mark : new char[] {'%', '\\'}) {
            if (steps < MOST_STEPS && whole.text.indexOf(mark) >= 0) {
                DecodedText decoded = whole.decoded(mark);
                if (decoded.text.length() < whole.text.length()) {
                    decoded.read(reader, breaksOff);
                }
            }
        }
    }

    /** This text without what may be half of an encoded character at its end, or half of an escape. */
    private DecodedText withoutBegunEscapes() {
        int end = text.length();
        for (int begin = beginOfEscape(end); begin >= 0; begin = beginOfEscape(end)) {
            end = begin;
        }
        return new DecodedText(text.substring(0, end), steps, origins);
    }

    /** Where the escape begins that breaks off at a place; -1 if none does. */
    private int beginOfEscape(int end) {
        for (int digits = 0; digits <= 3 && digits < end && areHex(end - digits, digits); digits++) {
            int last = end - digits - 1;
            char mark = text.charAt(last);
            if (mark == '%' && digits <= 1 || mark == '\\' && digits == 0) {
                return last;
            }
            if (mark == 'u' && last > 0 && text.charAt(last - 1) == '\\') {
                return last - 1;
            }
        }
        return -1;
    }

    private DecodedText decoded(char mark) {
        var decoded = new StringBuilder(text.length());
        var from = new int[text.length() + 1];
        int at = 0;
        while (at < text.length()) {
            from[decoded.length()] = origin(at);
            int length = text.charAt(at) == mark ? encodedLength(at) : 1;
            decoded.append(length == 1 ? text.charAt(at) : character(at, length));
            at += length;
        }
        from[decoded.length()] = origin(text.length());
        return new DecodedText(inSmallLetters(decoded.toString()), steps + 1, from);
    }

    /** How many characters the escape has that begins with this mark; 1 if the mark begins no escape. */
    private int encodedLength(int at) {
        if (text.charAt(at) == '%') {
            return areHex(at + 1, 2) ? 3 : 1;
        }
        if (at + 1 == text.length()) {
            return 1;
        }
        return text.charAt(at + 1) == 'u' && areHex(at + 2, 4) ? 6 : 2;
    }

    private char character(int at, int length) {
        return switch (length) {
            case 2 -> text.charAt(at + 1);
            case 3 -> (char) Integer.parseInt(text, at + 1, at + 3, 16);
            default -> (char) Integer.parseInt(text, at + 2, at + 6, 16);
        };
    }

    private boolean areHex(int from, int count) {
        if (from + count > text.length()) {
            return false;
        }
        for (int at = from; at < from + count; at++) {
            char c = text.charAt(at);
            if (c > 'f' || Character.digit(c, 16) < 0) { // no digits of other scripts
                return false;
            }
        }
        return true;
    }
}
