package laurel.spending;

import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import laurel.platform.web.Problem;

/** Turns what became of a request into its answer. */
final class BookingAnswer {

    private BookingAnswer() {}

    /**
     * @param done the status if it was done by this call
     * @param json what is shown of that which was done
     */
    static <T> Response to(BookingOutcome<T> booked, int done, Function<T, JsonObjectBuilder> json) {
        return switch (booked.kind()) {
            case DONE -> of(done, json.apply(booked.subject()));
            case REPEATED -> of(200, json.apply(booked.subject()));
            case UNKNOWN -> problem(404, booked.why());
            case FORBIDDEN -> problem(403, booked.why());
            case REFUSED -> problem(409, booked.why());
            case KEY_USED -> problem(422, booked.why());
        };
    }

    private static Response of(int status, JsonObjectBuilder json) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(json.build().toString())
                .build();
    }

    private static Response problem(int status, String detail) {
        return Problem.of(status, detail).toResponse().build();
    }
}
