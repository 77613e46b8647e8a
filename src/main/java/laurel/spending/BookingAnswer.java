package laurel.spending;

import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Turns what became of a request under an {@code Idempotency-Key} into its answer. */
final class BookingAnswer {

    private BookingAnswer() {}

    /**
     * 201 if it was done by this call, 200 if by an earlier one.
     *
     * @param view what is told of that which was done
     * @throws laurel.platform.Refused.Thrown if nothing was
     */
    static <T> Response to(BookingOutcome<T> booked, Function<T, ? extends Record> view) {
        var subject = booked.orRefusal();
        boolean isRepeated = booked.kind() == BookingOutcome.Kind.REPEATED;
        return Response.status(isRepeated ? Response.Status.OK : Response.Status.CREATED)
                .entity(view.apply(subject))
                .build();
    }
}
