package laurel.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a delivery, but for its payload.
 *
 * @param programme the name of the programme whose token it had
 * @param system the webhook system
 * @param fulfilment the id in that system of the fulfilment that it is about, if it is about one
 * @param reason why the reward is held, in a word, if it is
 * @param detail what was wrong with it, if anything was
 * @param status what was answered
 * @param tookMicros from the call's arrival until its record was written, in microseconds
 * @param payloadDeletedAt when its payload was deleted; if it never was kept, when the call arrived; empty if it is
 *     still there or none was read
 */
public record DeliverySummary(
        long id,
        Instant receivedAt,
        Optional<String> eventId,
        Optional<String> eventType,
        String programme,
        String system,
        Optional<String> fulfilment,
        DeliveryOutcome outcome,
        Optional<String> reason,
        Optional<String> detail,
        int status,
        long tookMicros,
        Optional<Instant> payloadDeletedAt) {

    /** @param row what {@link Delivery#SUMMARIES} selects */
    static DeliverySummary of(Object[] row) {
        return new DeliverySummary(
                (Long) row[0],
                (Instant) row[1],
                Optional.ofNullable((String) row[2]),
                Optional.ofNullable((String) row[3]),
                (String) row[4],
                (String) row[5],
                Optional.ofNullable((String) row[6]),
                (DeliveryOutcome) row[7],
                Optional.ofNullable((String) row[8]),
                Optional.ofNullable((String) row[9]),
                (Integer) row[10],
                (Long) row[11],
                Optional.ofNullable((Instant) row[12]));
    }
}
