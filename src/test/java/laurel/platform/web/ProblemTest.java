package laurel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Responses.class)
class ProblemTest {

    @Test
    void is_json_of_rfc_9457() {
        assertThat(Problem.of(404, "There is no \"x\".").toJson())
                .hasToString("{\"type\":\"about:blank\",\"title\":\"Not found\",\"status\":404,"
                        + "\"detail\":\"There is no \\\"x\\\".\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "400, Bad request",
        "401, Not authenticated",
        "403, Not allowed",
        "404, Not found",
        "405, Method not allowed",
        "406, Not acceptable",
        "409, Conflict",
        "413, Too large",
        "415, Unsupported media type",
        "422, Not processable",
        "503, Temporarily unavailable",
        "418, Request refused",
        "500, Internal error",
        "504, Internal error"
    })
    void has_the_title_of_its_status(int status, String title) {
        assertThat(Problem.of(status, "why")).isEqualTo(new Problem(status, title, "why"));
    }

    @Test
    void is_an_answer_open_for_a_header_more() {
        try (var response =
                Problem.of(503, "why").toResponse().header("Retry-After", 30).build()) {
            assertThat(response.getStatus()).isEqualTo(503);
            assertThat(response.getMediaType()).isEqualTo(Problem.MEDIA_TYPE);
            assertThat(response.getHeaderString("Retry-After")).isEqualTo("30");
            assertThat(response.getEntity())
                    .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Temporarily unavailable\",\"status\":503,"
                            + "\"detail\":\"why\"}");
        }
    }

    @Test
    void is_sent_as_problem_json_in_utf8() {
        assertThat(Problem.MEDIA_TYPE.getType() + "/" + Problem.MEDIA_TYPE.getSubtype())
                .isEqualTo(Problem.MEDIA_TYPE_NAME)
                .isEqualTo("application/problem+json");
        assertThat(Problem.MEDIA_TYPE.getParameters()).containsEntry("charset", "UTF-8");
    }
}
