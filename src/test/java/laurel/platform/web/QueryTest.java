package laurel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Responses.class)
class QueryTest {

    private enum Colour {
        RED,
        GREEN
    }

    private static void refuses(ThrowingCallable reading, String... words) {
        assertThatExceptionOfType(WebApplicationException.class)
                .isThrownBy(reading)
                .satisfies(refusal -> {
                    assertThat(refusal.getResponse().getStatus()).isEqualTo(400);
                    assertThat((String) refusal.getResponse().getEntity()).contains(words);
                });
    }

    @Test
    void what_is_not_there_is_empty_or_usual() {
        assertThat(Query.whole("n", null, 1, 2)).isEmpty();
        assertThat(Query.oneOf("colour", null, Colour.class)).isEmpty();
        assertThat(Query.time("from", null)).isEmpty();
        assertThat(Query.id("promoter", null, 3)).isEmpty();
        assertThat(Query.limit(null)).isEqualTo(50);
        assertThat(Query.before(null)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void what_is_there_is_read() {
        assertThat(Query.oneOf("colour", "GREEN", Colour.class)).contains(Colour.GREEN);
        assertThat(Query.time("from", "2026-03-01T10:00:00.000001Z"))
                .contains(Instant.parse("2026-03-01T10:00:00.000001Z"));
        assertThat(Query.time("from", "2026-03-01T10:00:00+01:00")).contains(Instant.parse("2026-03-01T09:00:00Z"));
        assertThat(Query.id("promoter", "234", 3)).contains("234");
        assertThat(Query.limit("1")).isEqualTo(1);
        assertThat(Query.limit("500")).isEqualTo(500);
        assertThat(Query.before("7")).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "501", "x", "1.0", "99999999999999999999"})
    void a_page_has_from_1_to_500_rows(String limit) {
        refuses(() -> Query.limit(limit), "limit is a whole number from 1 to 500");
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
