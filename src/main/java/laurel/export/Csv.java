package laurel.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.regex.Pattern;

/**
 * Writes rows as RFC 4180 has them: commas, CRLF, quotes where they are needed.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe before it, and so does one that begins with an apostrophe
 * already: whoever takes one leading apostrophe off each text has what is in the books.
 */
final class Csv {

    /** What makes a formula, also in full width and after white space; and what would be taken for the mark of one that is none. */
    private static final Pattern FORMULA = Pattern.compile("[\\s\\p{Z}\\p{C}]*[=+\\-@＝＋－＠']|[\\t\\r\\n]");

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\\r\\n]");

    private final Writer out;

    Csv(Writer out) {
        this.out = out;
    }

    /**
     * Writes a row.
     *
     * @param values texts, which may be any; other things, which are written as they write themselves; and null for what is not there
     */
    void row(Object... values) {
        try {
            for (int i = 0; i < values.length; i++) {
                if (i > 0) {
                    out.write(',');
                }
                out.write(
                        values[i] instanceof String text ? field(text) : values[i] == null ? "" : values[i].toString());
            }
            out.write("\r\n");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String field(String text) {
        String harmless = FORMULA.matcher(text).lookingAt() ? "'" + text : text;
        return NEEDS_QUOTES.matcher(harmless).find() ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }
}
