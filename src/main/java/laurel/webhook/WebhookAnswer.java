package laurel.webhook;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import laurel.delivery.DeliveryAnswer;
import laurel.delivery.DeliveryOutcome;
import laurel.fulfilment.Denial;
import laurel.fulfilment.HoldReason;
import laurel.fulfilment.Outcome;
import laurel.platform.web.Jsons;
import laurel.platform.web.Problem;

/**
 * What FirstPromoter hears. Its status is a promise: 200 that the reward was given, another 2xx that it stays pending, anything
 * else that the delivery failed and is to be repeated.
 *
 * @param status the HTTP status
 * @param reason why it is held, else null
 * @param fulfilment the fulfilment's id, or null if it is about none
 * @param problem what is wrong with the delivery, or why nothing is done; or null
 */
public record WebhookAnswer(DeliveryOutcome kind, int status, HoldReason reason, String fulfilment, String problem) {

    /** The answer to a reward, by what became of it. */
    static WebhookAnswer to(String fulfilment, Outcome outcome) {
        return switch (outcome.kind()) {
            case CREDITED -> new WebhookAnswer(DeliveryOutcome.CREDITED, 200, null, fulfilment, null);
            case ALREADY_CREDITED -> new WebhookAnswer(DeliveryOutcome.ALREADY_CREDITED, 200, null, fulfilment, null);
            case HELD -> new WebhookAnswer(DeliveryOutcome.HELD, 202, outcome.reason(), fulfilment, null);
        };
    }

    /** The answer to the denial of a reward, by what became of it. Of a reward that nobody announced, there is nothing to say. */
    static WebhookAnswer to(String fulfilment, Denial denial) {
        return switch (denial) {
            case DONE -> new WebhookAnswer(DeliveryOutcome.DENIED, 200, null, fulfilment, null);
            case REPEATED -> new WebhookAnswer(DeliveryOutcome.ALREADY_DENIED, 200, null, fulfilment, null);
            case UNKNOWN -> new WebhookAnswer(DeliveryOutcome.RECORDED, 204, null, fulfilment, null);
        };
    }

    /** The answer to an event that asks for nothing. */
    static WebhookAnswer recorded() {
        return new WebhookAnswer(DeliveryOutcome.RECORDED, 204, null, null, null);
    }

    /** The answer to a test: it has arrived, and nothing is given. */
    static WebhookAnswer test() {
        return new WebhookAnswer(DeliveryOutcome.RECORDED, 204, null, null, "A test (data.test): nothing is booked.");
    }

    /** The answer to what cannot be acted upon. */
    static WebhookAnswer unreadable(int status, String problem) {
        return new WebhookAnswer(DeliveryOutcome.UNREADABLE, status, null, null, problem);
    }

    /** As it is recorded. */
    DeliveryAnswer toDeliveryAnswer() {
        return new DeliveryAnswer(kind, status, reason == null ? null : reason.name(), fulfilment, problem);
    }

    Response toResponse() {
        return switch (kind) {
            case CREDITED, ALREADY_CREDITED, HELD, DENIED, ALREADY_DENIED ->
                Response.status(status)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(body())
                        .build();
            case RECORDED -> Response.status(status).build();
            case UNREADABLE -> Problem.of(status, problem).toResponse().build();
        };
    }

    private String body() {
        var json = Jsons.object().add("outcome", kind.name());
        if (reason != null) {
            json.add("reason", reason.name());
        }
        return json.add("fulfilment", fulfilment).build().toString();
    }
}
