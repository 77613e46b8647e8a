package laurel.webhook;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import laurel.fulfilment.Denial;
import laurel.fulfilment.HoldReason;
import laurel.fulfilment.Outcome;
import laurel.platform.Jsons;
import laurel.platform.Problem;

/**
 * What FirstPromoter hears. Its status is a promise: 200 that the reward was given, another 2xx that it stays pending, anything
 * else that the delivery failed and is to be repeated.
 *
 * @param status the HTTP status
 * @param reason why it is held, else null
 * @param fulfilment the fulfilment's id, or null if it is about none
 * @param problem what is wrong with the delivery, or why nothing is done; or null
 */
public record Answer(Kind kind, int status, HoldReason reason, String fulfilment, String problem) {

    public enum Kind {
        CREDITED,
        ALREADY_CREDITED,
        HELD,
        /** The reward was denied, and is taken back or not given. */
        DENIED,
        /** The reward was denied, and had been taken back or rejected before. */
        ALREADY_DENIED,
        /** An event that asks for nothing. */
        RECORDED,
        UNREADABLE
    }

    /** The answer to a reward, by what became of it. */
    static Answer to(String fulfilment, Outcome outcome) {
        return switch (outcome.kind()) {
            case CREDITED -> new Answer(Kind.CREDITED, 200, null, fulfilment, null);
            case ALREADY_CREDITED -> new Answer(Kind.ALREADY_CREDITED, 200, null, fulfilment, null);
            case HELD -> new Answer(Kind.HELD, 202, outcome.reason(), fulfilment, null);
        };
    }

    /** The answer to the denial of a reward, by what became of it. Of a reward that nobody announced, there is nothing to say. */
    static Answer to(String fulfilment, Denial denial) {
        return switch (denial) {
            case DONE -> new Answer(Kind.DENIED, 200, null, fulfilment, null);
            case REPEATED -> new Answer(Kind.ALREADY_DENIED, 200, null, fulfilment, null);
            case UNKNOWN -> new Answer(Kind.RECORDED, 204, null, fulfilment, null);
        };
    }

    /** The answer to an event that asks for nothing. */
    static Answer recorded() {
        return new Answer(Kind.RECORDED, 204, null, null, null);
    }

    /** The answer to a test: it has arrived, and nothing is given. */
    static Answer test() {
        return new Answer(Kind.RECORDED, 204, null, null, "A test (data.test): nothing is booked.");
    }

    /** The answer to what cannot be acted upon. */
    static Answer unreadable(int status, String problem) {
        return new Answer(Kind.UNREADABLE, status, null, null, problem);
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
