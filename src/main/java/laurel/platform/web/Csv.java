package laurel.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.regex.Pattern;

/**
 * Writes rows as in RFC 4180: commas, CRLF, quotes where they are needed.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe before it. So does a text that begins with
 * an apostrophe already. Where the comma is the decimal separator, spreadsheets end a field at a semicolon, even inside
 * quotes; others do so at a tab or the end of a line. So what follows one of these is treated as a text of its own. To
 * get what is in the books, remove one apostrophe from each beginning.
 */
public final class Csv {

    private static final String ENDS = ";\\t\\r\\n\\u000B\\f\\u0085\\u2028\\u2029";

    /**
     * The beginning of a formula, also in full width and after white space or quotes; and an apostrophe, which would be
     * taken for the mark of a text.
     */
    private static final Pattern FORMULA = Pattern.compile(
            "(?:^|(?<=[" + ENDS + "])(?!(?<=\\r)\\n))(?=[\\s\\p{Z}\\p{C}\"]*[=+\\-@＝＋－＠'])|^(?=[\\t\\r\\n])");

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",;\\r\\n]");

    private final Writer out;

    Csv(Writer out) {
        this.out = out;
    }

    /**
     * Writes a row.
     *
     * @param values texts, with any characters; other objects, which are written by their {@code toString}; and null
     *     for an empty field
     */
    public void row(Object... values) {
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
        String harmless = FORMULA.matcher(text).replaceAll("'");
        return NEEDS_QUOTES.matcher(harmless).find() ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }
}
