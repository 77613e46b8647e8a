package laurel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void a_row_is_what_was_given_between_commas() {
        assertThat(written("order 7", -5L, null, Instant.parse("2026-01-31T12:00:00Z"), "ü"))
                .isEqualTo("order 7,-5,,2026-01-31T12:00:00Z,ü\r\n");
    }

    @Test
    void what_would_end_a_field_is_quoted() {
        assertThat(written("a,b", "say \"yes\"", "two\r\nlines", "plain"))
                .isEqualTo("\"a,b\",\"say \"\"yes\"\"\",\"two\r\nlines\",plain\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+49 30",
                "-5",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                " =1",
                "\u00a0=1",
                "\uFEFF=1",
                "＝1",
                "'=1",
                "'",
                "\ttext"
            })
    void a_text_that_looks_like_a_formula_has_an_apostrophe_before_it(String text) {
        assertThat(written(text).replace("\"", "")).startsWith("'" + text.charAt(0));
    }

    /** Where the comma is the decimal's, a spreadsheet ends a field at a semicolon, inside of quotes that do not begin one, too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x;=1+1|x;'=1+1",
                "x; =1|x;' =1",
                "x;;+1;@a|x;;'+1;'@a",
                "x;＝1|x;'＝1",
                "x;-1;y|x;'-1;y",
                "x;'=1|x;''=1",
                "=1;=2|'=1;'=2"
            })
    void what_looks_like_a_formula_after_a_semicolon_has_an_apostrophe_before_it(String text, String harmless) {
        assertThat(written(text)).isEqualTo("\"" + harmless + "\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "\r", "\n", "\r\n", "\f", "\u0085", "\u2028"})
    void what_looks_like_a_formula_after_the_end_of_a_line_or_a_tab_has_an_apostrophe_before_it(String end) {
        assertThat(written("x" + end + "=1").replace("\"", "")).isEqualTo("x" + end + "'=1\r\n");
    }

    /** Whatever a spreadsheet takes for the end of a field, none of a text begins a formula. */
    @Property
    void no_part_of_a_text_is_a_formula_wherever_a_spreadsheet_ends_a_field(@ForAll("partsOfFormulas") String text) {
        String field = written(text).replaceAll("\r\n$", "");

        for (String part : field.split("[;\t\r\n]", -1)) {
            assertThat(part.replaceAll("^[\\s\"\u00a0\uFEFF]+", "")).doesNotContainPattern("^[=+\\-@＝＋－＠]");
        }
    }

    @Provide
    Arbitrary<String> partsOfFormulas() {
        return Arbitraries.of(
                        "=", "+", "-", "@", "＝", "'", ";", "\t", "\r", "\n", " ", "\u00a0", "\uFEFF", "\"", ",", "1",
                        "a")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @ParameterizedTest
    @ValueSource(strings = {"order 7", "a=b", "5-3", "someone@example.com", "it's", "😀"})
    void any_other_text_stays_as_it_is(String text) {
        assertThat(written(text)).isEqualTo(text + "\r\n");
    }

    @Test
    void a_number_is_no_formula_with_its_sign() {
        assertThat(written(-5L)).isEqualTo("-5\r\n");
    }

    @Property
    void whatever_the_texts_are_a_reader_of_rfc_4180_reads_them_back(@ForAll String one, @ForAll String other)
            throws IOException {
        var rows = rows(written(one, 7, other) + written(other, 8, one));

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).map(CsvTest::withoutApostrophe).containsExactly(one, "7", other);
        assertThat(rows.get(1)).map(CsvTest::withoutApostrophe).containsExactly(other, "8", one);
    }

    private static String withoutApostrophe(String field) {
        return field.replaceAll("(^|[;\t\r\n\u000B\f\u0085\u2028\u2029])'", "$1");
    }

    private static List<CSVRecord> rows(String text) throws IOException {
        try (var parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
            return parser.getRecords();
        }
    }

    private static String written(Object... values) {
        var out = new StringWriter();
        new Csv(out).row(values);
        return out.toString();
    }
}
