package laurel.delivery;

import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import laurel.platform.web.Jsons;

/** A delivery as the API shows it. */
public final class DeliveryJson {

    private DeliveryJson() {}

    /** All fields except the payload; an unknown one is {@code null}. */
    public static JsonObjectBuilder of(DeliverySummary delivery) {
        var json = Jsons.object()
                .add("id", Long.toString(delivery.id()))
                .add("receivedAt", delivery.receivedAt().toString());
        Jsons.add(json, "eventId", delivery.eventId());
        Jsons.add(json, "eventType", delivery.eventType());
        json.add("system", delivery.system());
        Jsons.add(json, "fulfilment", delivery.fulfilment());
        json.add("outcome", delivery.outcome().name());
        Jsons.add(json, "reason", delivery.reason());
        Jsons.add(json, "detail", delivery.detail());
        json.add("status", delivery.status()).add("tookMicros", delivery.tookMicros());
        return Jsons.add(json, "payloadDeletedAt", delivery.payloadDeletedAt().map(Instant::toString));
    }
}
