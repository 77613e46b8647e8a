package laurel.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.regex.Pattern;

/**
 * Writes rows as RFC 4180 has them: commas, CRLF, quotes where they are needed.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe before it, and so does one that begins with an apostrophe
 * already. Where the comma is the decimal's, spreadsheets end a field at a semicolon, also inside of quotes; others at a tab or the end
 * of a line. So what stands after one of these is a text of its own here: whoever takes one apostrophe off each beginning has
 * what is in the books.
 */
public final class Csv {

    private static final String ENDS = ";\\t\\r\\n\\u000B\\f\\u0085\\u2028\\u2029";

    /**
     * Where a formula begins, also in full width and after white space or quotes; and what would be taken for the mark of one that is
     * none.
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
     * @param values texts, which may be any; other things, which are written as they write themselves; and null for what is not there
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
