package laurel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import laurel.platform.transaction.DatabaseUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Responses.class)
class ProblemMapperTest {

    private static Response answerTo(Throwable thrown) {
        return new ProblemMapper().toResponse(thrown);
    }

    @Test
    void a_problem_of_ours_is_answered_as_it_is() {
        Response ours = Problem.of(404, "There is no account of cust_id x.")
                .toResponse()
                .build();

        assertThat(answerTo(new WebApplicationException(ours))).isSameAs(ours);
    }

    @Test
    void what_the_server_refuses_is_said_in_our_words() {
        Response answer = answerTo(new NotFoundException("RESTEASY003210: /webhooks/firstpromoter/my-token"));

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getMediaType()).isEqualTo(Problem.MEDIA_TYPE);
        assertThat(answer.getEntity().toString())
                .contains("There is nothing at this address.")
                .doesNotContain("my-token", "RESTEASY");
    }

    @Test
    void a_servers_own_page_is_replaced() {
        Response page = Response.status(415)
                .type(MediaType.TEXT_HTML_TYPE)
                .entity("<html>x</html>")
                .build();

        assertThat(answerTo(new WebApplicationException(page)).getEntity().toString())
                .contains("Unsupported media type")
                .doesNotContain("<html>");
    }

    @Test
    void a_method_that_is_not_allowed_is_answered_with_those_that_are() {
        Response answer = answerTo(new NotAllowedException("POST"));

        assertThat(answer.getStatus()).isEqualTo(405);
        assertThat(answer.getHeaderString("Allow")).isEqualTo("POST");
        assertThat(answer.getEntity().toString()).contains("it takes POST.");
    }

    @Test
    void a_database_that_is_away_is_a_503_after_which_to_try_again() {
        Response answer = answerTo(new DatabaseUnavailable("tried 1 time", new SQLException("host db.internal")));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("30");
        assertThat(answer.getEntity().toString()).doesNotContain("db.internal", "tried");
    }

    @Test
    void a_fault_of_ours_is_a_500_of_which_the_caller_learns_no_more_than_a_number() {
        var thrown = new RuntimeException("cus_1 has password hunter2", null, false, false) {};

        Response answer = answerTo(thrown);

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getEntity().toString())
                .contains("This is a fault of Laurel.")
                .containsPattern("under fault [0-9a-f-]{36}")
                .doesNotContain("hunter2", "Exception");
    }

    @Test
    void too_much_at_once_is_told_with_a_time_to_wait() {
        var answer = answerTo(new Busy("Too many of these; try again."));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(answer.getEntity().toString()).contains("Too many of these; try again.");
    }
}
