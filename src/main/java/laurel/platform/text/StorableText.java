package laurel.platform.text;

/**
 * Makes text from outside fit for a column. PostgreSQL refuses U+0000, and half of a surrogate pair is not a character
 * in UTF-8. JSON can carry both.
 */
public final class StorableText {

    private static final char REPLACEMENT = '\uFFFD';
    private static final String CUT = "…";

    private StorableText() {}

    /** Whether the text can be stored as it is, without replacing a character. */
    public static boolean isStorable(String text) {
        return firstUnstorable(text, 0) < 0;
    }

    /** The text with U+FFFD instead of each character that no database takes; null stays null. */
    public static String of(String text) {
        if (text == null || isStorable(text)) {
            return text;
        }
        var storable = new StringBuilder(text);
        for (int at = firstUnstorable(storable, 0); at >= 0; at = firstUnstorable(storable, at + 1)) {
            storable.setCharAt(at, REPLACEMENT);
        }
        return storable.toString();
    }

    /**
     * As {@link #of(String)}, and cut to the width of a column. A text that had to be cut ends with an ellipsis. This
     * is for text that people read; an id must never be cut.
     *
     * @param most the most characters (UTF-16 units), at least 2
     */
    public static String of(String text, int most) {
        if (text == null || text.length() <= most) {
            return of(text);
        }
        return of(text.substring(0, most - 1)) + CUT;
    }

    private static int firstUnstorable(CharSequence text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c > 0 && c < Character.MIN_SURROGATE) {
                continue; // nearly all characters are below this
            }
            if (c == 0) {
                return at;
            }
            if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
            } else if (Character.isSurrogate(c)) {
                return at;
            }
        }
        return -1;
    }
}
