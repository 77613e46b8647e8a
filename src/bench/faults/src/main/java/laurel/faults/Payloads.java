package laurel.faults;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Writes deliveries as FirstPromoter does: its published sample, with the reward in it, a new event, and secrets. */
final class Payloads {

    private final JsonObject sample;
    private final String secret;
    private final AtomicLong events = new AtomicLong();

    /**
     * @param sample a file with a published {@code fulfilment_pending}
     * @param secret stands in every field that Laurel must neither store nor log
     */
    Payloads(Path sample, String secret) throws IOException {
        this.secret = secret;
        try (var reader = Json.createReader(Files.newBufferedReader(sample))) {
            this.sample = reader.readObject();
        }
    }

    /** A delivery of this reward, each time as another event. */
    String announce(Reward reward) {
        JsonObject data = sample.getJsonObject("data");
        var promoter = Json.createObjectBuilder(data.getJsonObject("promoter"))
                .add("id", Long.parseLong(reward.promoter()))
                .add("cust_id", reward.custId() == null ? JsonValue.NULL : Json.createValue(reward.custId()));
        for (String field : List.of("temp_password", "auth_token", "w8_form_url", "w9_form_url")) {
            promoter.add(field, secret + "-" + field);
        }
        var event = Json.createObjectBuilder(sample.getJsonObject("event")).add("id", events.incrementAndGet());
        var announced = Json.createObjectBuilder(data)
                .add("id", Long.parseLong(reward.id()))
                .add("unit", reward.unit())
                .add("amount", value(reward.amount()))
                .add("promoter", promoter);
        return Json.createObjectBuilder(sample)
                .add("event", event)
                .add("data", announced)
                .build()
                .toString();
    }

    private static JsonValue value(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }
}
