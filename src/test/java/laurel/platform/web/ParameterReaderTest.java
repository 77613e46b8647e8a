package laurel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.util.Arrays;
import laurel.platform.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters are read as {@link QueryTest} has it, by what a method takes them for. */
class ParameterReaderTest {

    private enum Colour {
        RED,
        GREEN
    }

    interface Resource {

        void list(
                @QueryParam("limit") @DefaultValue(Limit.USUAL) Limit limit,
                @QueryParam("before") @DefaultValue(Before.NEWEST) Before before,
                @QueryParam("from") Instant from,
                @QueryParam("colour") Colour colour,
                @QueryParam("promoter") @Text(most = 3, isId = true) String promoter,
                @QueryParam("note") String note,
                @PathParam("path") Instant path);
    }

    private static Object read(String name, String text) {
        var parameter = parameter(name);
        return new ParameterReader()
                .getConverter(parameter.getType(), parameter.getParameterizedType(), parameter.getAnnotations())
                .fromString(text);
    }

    private static Parameter parameter(String name) {
        Method list = Resource.class.getDeclaredMethods()[0];
        return Arrays.stream(list.getParameters())
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_parameter_is_what_it_is_taken_for() {
        assertThat(read("limit", "7")).isEqualTo(new Limit(7));
        assertThat(read("before", "7")).isEqualTo(new Before(7));
        assertThat(read("from", "2026-03-01T10:00:00+01:00")).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
        assertThat(read("colour", "GREEN")).isEqualTo(Colour.GREEN);
        assertThat(read("promoter", "234")).isEqualTo("234");
    }

    @Test
    void what_is_not_there_is_null_or_usual() {
        assertThat(read("from", null)).isNull();
        assertThat(read("limit", Limit.USUAL)).isEqualTo(new Limit(50));
        assertThat(read("before", Before.NEWEST)).isEqualTo(new Before(Long.MAX_VALUE));
    }

    @Test
    void a_text_and_what_is_in_the_path_are_nothing_of_this() {
        for (String name : new String[] {"note", "path"}) {
            var parameter = parameter(name);
            assertThat(new ParameterReader()
                            .getConverter(
                                    parameter.getType(), parameter.getParameterizedType(), parameter.getAnnotations()))
                    .isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "501", "x", "1.0", "99999999999999999999"})
    void a_page_has_from_1_to_500_rows(String limit) {
        assertThatExceptionOfType(Refused.Thrown.class)
                .isThrownBy(() -> read("limit", limit))
                .withMessage("limit is a whole number from 1 to 500.");
        assertThat(read("limit", "500")).isEqualTo(new Limit(500));
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 501",
        "limit, ''",
        "before, x",
        "from, 2026-03-01",
        "colour, red",
        "colour, ''",
        "promoter, 2345",
        "promoter, ''"
    })
    void a_wrong_one_is_refused_and_named(String name, String text) {
        assertThatExceptionOfType(Refused.Thrown.class)
                .isThrownBy(() -> read(name, text))
                .satisfies(thrown -> {
                    assertThat(thrown.refused().kind()).isEqualTo(Refused.Kind.MALFORMED);
                    assertThat(thrown.refused().field()).isEqualTo(name);
                    assertThat(thrown.refused().why()).startsWith(name + " is ");
                });
    }
}
