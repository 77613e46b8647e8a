package laurel.twin;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a {@code fulfilment_pending} says, read in one pass that also writes the copy to be kept, with the promoter's secrets
 * masked.
 */
record Reward(
        String eventId,
        String eventType,
        String id,
        long amount,
        String unit,
        String name,
        String promoter,
        String custId,
        String email,
        String promoterName,
        String promoterStatus,
        String masked) {

    private static final Set<String> SECRETS = Set.of("temp_password", "auth_token", "w8_form_url", "w9_form_url");
    private static final Set<String> FIELDS = Set.of(
            "event.id",
            "event.type",
            "data.id",
            "data.amount",
            "data.unit",
            "data.status",
            "data.reward.name",
            "data.promoter.id",
            "data.promoter.cust_id",
            "data.promoter.email",
            "data.promoter.status",
            "data.promoter.profile.first_name",
            "data.promoter.profile.last_name");

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

    /** The reward in a body. */
    static Reward in(byte[] body) {
        var masked = new StringWriter(4096);
        Map<String, String> fields = read(new String(body, StandardCharsets.UTF_8), masked);
        if (!"fulfilment_pending".equals(fields.get("event.type")) || !"pending".equals(fields.get("data.status"))) {
            throw new IllegalArgumentException("no reward that is due");
        }
        return new Reward(
                fields.get("event.id"),
                fields.get("event.type"),
                fields.get("data.id"),
                new BigDecimal(fields.get("data.amount")).longValueExact(),
                fields.get("data.unit"),
                fields.get("data.reward.name"),
                fields.get("data.promoter.id"),
                fields.get("data.promoter.cust_id"),
                fields.get("data.promoter.email"),
                fields.get("data.promoter.profile.first_name") + " " + fields.get("data.promoter.profile.last_name"),
                fields.get("data.promoter.status"),
                masked.toString());
    }

    private static Map<String, String> read(String body, StringWriter masked) {
        var fields = new HashMap<String, String>();
        Deque<String> path = new ArrayDeque<>();
        String place = "";
        boolean secret = false;
        try (JsonParser parser = PARSERS.createParser(new StringReader(body));
                JsonGenerator copy = GENERATORS.createGenerator(masked)) {
            while (parser.hasNext()) {
                switch (parser.next()) {
                    case KEY_NAME -> {
                        String name = parser.getString();
                        copy.writeKey(name);
                        secret = SECRETS.contains(name);
                        String parent = path.element();
                        place = parent.isEmpty() ? name : parent + "." + name;
                    }
                    case START_OBJECT -> {
                        path.push(place);
                        copy.writeStartObject();
                    }
                    case START_ARRAY -> {
                        path.push(place);
                        copy.writeStartArray();
                    }
                    case END_OBJECT, END_ARRAY -> {
                        path.pop();
                        copy.writeEnd();
                    }
                    case VALUE_STRING -> {
                        String text = parser.getString();
                        copy.write(secret ? "***" : text);
                        keep(fields, place, text);
                    }
                    case VALUE_NUMBER -> {
                        String digits = parser.getString();
                        copy.write(new BigDecimal(digits));
                        keep(fields, place, digits);
                    }
                    case VALUE_TRUE -> copy.write(true);
                    case VALUE_FALSE -> copy.write(false);
                    case VALUE_NULL -> copy.writeNull();
                }
            }
        }
        return fields;
    }

    private static void keep(Map<String, String> fields, String place, String value) {
        if (FIELDS.contains(place)) {
            fields.put(place, value);
        }
    }
}
