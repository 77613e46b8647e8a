package laurel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import laurel.delivery.DeliveryOutcome;
import laurel.fulfilment.Denial;
import laurel.fulfilment.HoldReason;
import laurel.fulfilment.Outcome;
import laurel.platform.web.Problem;
import laurel.platform.web.Responses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(Responses.class)
class WebhookAnswerTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", quoteCharacter = '`', delimiter = '|', textBlock = """
            CREDITED         | -            | 200 | {"outcome":"CREDITED","fulfilment":"90"}
            ALREADY_CREDITED | -            | 200 | {"outcome":"ALREADY_CREDITED","fulfilment":"90"}
            HELD             | NOT_PENDING  | 202 | {"outcome":"HELD","reason":"NOT_PENDING","fulfilment":"90"}
            HELD             | MONETARY     | 202 | {"outcome":"HELD","reason":"MONETARY","fulfilment":"90"}
            HELD             | UNKNOWN_UNIT | 202 | {"outcome":"HELD","reason":"UNKNOWN_UNIT","fulfilment":"90"}
            HELD             | BAD_AMOUNT   | 202 | {"outcome":"HELD","reason":"BAD_AMOUNT","fulfilment":"90"}
            HELD             | NO_ACCOUNT   | 202 | {"outcome":"HELD","reason":"NO_ACCOUNT","fulfilment":"90"}
            HELD             | PAUSED       | 202 | {"outcome":"HELD","reason":"PAUSED","fulfilment":"90"}
            HELD             | CONFLICT     | 202 | {"outcome":"HELD","reason":"CONFLICT","fulfilment":"90"}
            HELD             | REJECTED     | 202 | {"outcome":"HELD","reason":"REJECTED","fulfilment":"90"}
            """)
    void to_a_reward_is_what_became_of_it(Outcome.Kind kind, HoldReason reason, int status, String body) {
        WebhookAnswer answer = WebhookAnswer.to("90", new Outcome(kind, reason));

        assertThat(answer.kind().name()).isEqualTo(kind.name());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.reason()).isEqualTo(reason);
        assertThat(answer.fulfilment()).isEqualTo("90");
        assertThat(answer.problem()).isNull();
        try (Response response = answer.toResponse()) {
            assertThat(response.getStatus()).isEqualTo(status);
            assertThat(response.getMediaType()).isEqualTo(MediaType.APPLICATION_JSON_TYPE);
            assertThat(response.getEntity()).isEqualTo(body);
        }
    }

    @ParameterizedTest
    @EnumSource(HoldReason.class)
    void to_a_reward_that_was_not_given_is_never_200(HoldReason reason) {
        assertThat(WebhookAnswer.to("90", new Outcome(Outcome.Kind.HELD, reason))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void to_a_fulfilment_whose_id_is_a_text_is_json() {
        WebhookAnswer answer = WebhookAnswer.to("a\"b\\", new Outcome(Outcome.Kind.CREDITED, null));

        try (Response response = answer.toResponse()) {
            assertThat(SamplePayload.parsed((String) response.getEntity()).getString("fulfilment"))
                    .isEqualTo("a\"b\\");
        }
    }

    @ParameterizedTest
    @CsvSource({"DONE, DENIED", "REPEATED, ALREADY_DENIED"})
    void to_the_denial_of_a_reward_that_was_announced_is_200(Denial denial, String outcome) {
        WebhookAnswer answer = WebhookAnswer.to("88901", denial);

        assertThat(answer).isEqualTo(new WebhookAnswer(DeliveryOutcome.valueOf(outcome), 200, null, "88901", null));
        try (Response response = answer.toResponse()) {
            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(response.getEntity()).isEqualTo("{\"outcome\":\"" + outcome + "\",\"fulfilment\":\"88901\"}");
        }
    }

    @Test
    void to_the_denial_of_a_reward_that_nobody_announced_is_204_and_its_record_names_it() {
        WebhookAnswer answer = WebhookAnswer.to("88901", Denial.UNKNOWN);

        assertThat(answer).isEqualTo(new WebhookAnswer(DeliveryOutcome.RECORDED, 204, null, "88901", null));
        try (Response response = answer.toResponse()) {
            assertThat(response.getEntity()).isNull();
        }
    }

    @Test
    void to_another_event_is_204_without_a_body() {
        WebhookAnswer answer = WebhookAnswer.recorded();

        assertThat(answer).isEqualTo(new WebhookAnswer(DeliveryOutcome.RECORDED, 204, null, null, null));
        try (Response response = answer.toResponse()) {
            assertThat(response.getStatus()).isEqualTo(204);
            assertThat(response.getEntity()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"400, Bad request", "413, Too large", "415, Unsupported media type"})
    void to_what_cannot_be_read_is_a_problem(int status, String title) {
        WebhookAnswer answer = WebhookAnswer.unreadable(status, "data.unit is missing.");

        assertThat(answer)
                .isEqualTo(new WebhookAnswer(DeliveryOutcome.UNREADABLE, status, null, null, "data.unit is missing."));
        try (Response response = answer.toResponse()) {
            assertThat(response.getStatus()).isEqualTo(status);
            assertThat(response.getMediaType()).isEqualTo(Problem.MEDIA_TYPE);
            assertThat(response.getEntity())
                    .isEqualTo("{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status
                            + ",\"detail\":\"data.unit is missing.\"}");
        }
    }
}
