package laurel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import laurel.platform.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    private enum Colour {
        RED,
        GREEN
    }

    private static void refuses(ThrowingCallable reading, String... words) {
        assertThatExceptionOfType(Refused.Thrown.class).isThrownBy(reading).satisfies(thrown -> {
            assertThat(thrown.refused().kind()).isEqualTo(Refused.Kind.MALFORMED);
            assertThat(thrown.refused().why())
                    .contains(words)
                    .startsWith(thrown.refused().field());
        });
    }

    @Test
    void what_is_not_there_is_empty_or_usual() {
        assertThat(Query.whole("n", null, 1, 2)).isEmpty();
        assertThat(Query.oneOf("colour", null, Colour.class)).isEmpty();
        assertThat(Query.time("from", null)).isEmpty();
        assertThat(Query.id("promoter", null, 3)).isEmpty();
    }

    @Test
    void what_is_there_is_read() {
        assertThat(Query.oneOf("colour", "GREEN", Colour.class)).contains(Colour.GREEN);
        assertThat(Query.time("from", "2026-03-01T10:00:00.000001Z"))
                .contains(Instant.parse("2026-03-01T10:00:00.000001Z"));
        assertThat(Query.time("from", "2026-03-01T10:00:00+01:00")).contains(Instant.parse("2026-03-01T09:00:00Z"));
        assertThat(Query.id("promoter", "234", 3)).contains("234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "BLUE", " RED"})
    void a_word_is_one_of_those_that_there_are(String colour) {
        refuses(() -> Query.oneOf("colour", colour, Colour.class), "colour is one of RED, GREEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-03-01",
                "2026-03-01T10:00:00",
                "2026-03-01T10:00:00 01:00",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z"
            })
    void a_time_has_its_offset_and_is_one_that_a_database_keeps(String time) {
        refuses(() -> Query.time("to", time), "to is a time such as");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "2345", "a\u0000b", "\ud800"})
    void a_text_is_there_and_one_that_a_database_keeps(String text) {
        refuses(() -> Query.text("reason", text, 3), "reason must be in the query, a text of 1 to 3 characters");
        assertThat(Query.text("reason", " why ", 3)).isEqualTo("why");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "2345", "a\u0000b", "\ud800"})
    void an_id_is_one_that_a_database_keeps(String id) {
        refuses(() -> Query.id("promoter", id, 3), "promoter is an id of 1 to 3 characters");
    }
}
