package laurel.delivery;

import java.time.Instant;
import java.util.Optional;
import laurel.platform.web.IfTold;
import laurel.programme.Programme;

/**
 * A delivery without its payload, as the API tells it: as {@link DeliverySummary} has it.
 *
 * @param id a number, told as a text: not every reader of JSON keeps all of its digits
 */
public record DeliveryFieldsAnswer(
        @IfTold Optional<String> programme,
        String id,
        Instant receivedAt,
        Optional<String> eventId,
        Optional<String> eventType,
        String system,
        Optional<String> fulfilment,
        DeliveryOutcome outcome,
        Optional<String> reason,
        Optional<String> detail,
        int status,
        long tookMicros,
        Optional<Instant> payloadDeletedAt) {

    /** All that is known of a delivery, but for its payload. */
    public static DeliveryFieldsAnswer of(DeliverySummary delivery) {
        return new DeliveryFieldsAnswer(
                Programme.told(delivery.programme()),
                Long.toString(delivery.id()),
                delivery.receivedAt(),
                delivery.eventId(),
                delivery.eventType(),
                delivery.system(),
                delivery.fulfilment(),
                delivery.outcome(),
                delivery.reason(),
                delivery.detail(),
                delivery.status(),
                delivery.tookMicros(),
                delivery.payloadDeletedAt());
    }
}
