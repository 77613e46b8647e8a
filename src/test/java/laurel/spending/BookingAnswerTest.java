package laurel.spending;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import laurel.ledger.CustId;
import laurel.platform.web.Jsons;
import laurel.platform.web.Problem;
import laurel.platform.web.Responses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Responses.class)
class BookingAnswerTest {

    private static Response to(BookingOutcome<String> booked) {
        return BookingAnswer.to(booked, 201, subject -> Jsons.object().add("subject", subject));
    }

    @Test
    void shows_what_was_done_by_this_call_or_before() {
        try (var done = to(BookingOutcome.done("x"));
                var repeated = to(BookingOutcome.repeated("x"))) {
            assertThat(done.getStatus()).isEqualTo(201);
            assertThat(repeated.getStatus()).isEqualTo(200);
            assertThat(done.getMediaType()).isEqualTo(MediaType.APPLICATION_JSON_TYPE);
            assertThat(done.getEntity()).isEqualTo("{\"subject\":\"x\"}").isEqualTo(repeated.getEntity());
        }
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN, 404", "REFUSED, 409", "KEY_USED, 422"})
    void says_why_nothing_was_done(BookingOutcome.Kind kind, int status) {
        try (var refusal = to(new BookingOutcome<>(kind, null, "because of this"))) {
            assertThat(refusal.getStatus()).isEqualTo(status);
            assertThat(refusal.getMediaType()).isEqualTo(Problem.MEDIA_TYPE);
            assertThat((String) refusal.getEntity()).contains("because of this");
        }
    }

    @Test
    void names_what_is_missing() {
        try (var tooLittle = to(BookingOutcome.tooLittle(19));
                var unknown = to(BookingOutcome.unknownAccount(new CustId("23452")));
                var keyUsed = to(BookingOutcome.ofUsedKey(Optional.empty()))) {
            assertThat((String) tooLittle.getEntity()).contains("19");
            assertThat((String) unknown.getEntity()).contains("23452");
            assertThat((String) keyUsed.getEntity()).contains("Idempotency-Key");
        }
    }
}
