package laurel.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import laurel.ledger.CustId;
import laurel.platform.Refused;
import laurel.platform.web.Problem;
import laurel.platform.web.Responses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Responses.class)
class BookingAnswerTest {

    record Told(String subject) {}

    private static Response to(BookingOutcome<String> booked) {
        return BookingAnswer.to(booked, Told::new);
    }

    private static Refused refusal(BookingOutcome<String> booked) {
        return catchThrowableOfType(Refused.Thrown.class, () -> to(booked)).refused();
    }

    @Test
    void shows_what_was_done_by_this_call_or_before() {
        try (var done = to(BookingOutcome.done("x"));
                var repeated = to(BookingOutcome.repeated("x"))) {
            assertThat(done.getStatus()).isEqualTo(201);
            assertThat(repeated.getStatus()).isEqualTo(200);
            assertThat(done.getEntity()).isEqualTo(new Told("x")).isEqualTo(repeated.getEntity());
        }
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN, 404", "FORBIDDEN, 403", "REFUSED, 409", "KEY_USED, 422"})
    void says_why_nothing_was_done(BookingOutcome.Kind kind, int status) {
        var refusal = refusal(new BookingOutcome<>(kind, null, "because of this"));

        assertThat(Problem.of(refusal).status()).isEqualTo(status);
        assertThat(Problem.of(refusal).detail()).isEqualTo("because of this");
    }

    @Test
    void names_what_is_missing() {
        assertThat(refusal(BookingOutcome.tooLittle(19)).why()).contains("19");
        assertThat(refusal(BookingOutcome.unknownAccount(new CustId("23452"))).why())
                .contains("23452");
        assertThat(refusal(BookingOutcome.ofUsedKey(Optional.empty())).why()).contains("Idempotency-Key");
    }
}
