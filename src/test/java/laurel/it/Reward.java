package laurel.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.security.SecureRandom;
import java.time.Instant;

/** A {@code fulfilment_pending} as FirstPromoter sends it; each method makes another one that differs in one point. */
record Reward(JsonObject payload) {

    static final String TEMPORARY_PASSWORD = "the-temporary-password";
    static final String AUTH_TOKEN = "the-auth-token-of-a-promoter";
    static final String W8_URL = "https://forms.example.com/w8/the-secret-form";
    static final String W9_URL = "https://forms.example.com/w9/the-secret-form";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** 20 credits that nobody has sent before, for a promoter and an account that nobody has seen before. */
    static Reward ofCredits() {
        return new Reward(Json.createObjectBuilder()
                .add("event", Json.createObjectBuilder().add("id", fresh()).add("type", "fulfilment_pending"))
                .add(
                        "data",
                        Json.createObjectBuilder()
                                .add("id", fresh())
                                .add("status", "pending")
                                .add("amount", 20)
                                .add("unit", "credits")
                                .add(
                                        "promoter",
                                        Json.createObjectBuilder()
                                                .add("id", fresh())
                                                .add("cust_id", "customer " + fresh())
                                                .add("email", "promoter@example.com")
                                                .add("temp_password", TEMPORARY_PASSWORD)
                                                .add("auth_token", AUTH_TOKEN)
                                                .add("w8_form_url", W8_URL)
                                                .add("w9_form_url", W9_URL)))
                .build());
    }

    /** A number that no other test has. */
    static long fresh() {
        return RANDOM.nextLong(1_000_000_000_000L);
    }

    String id() {
        return text(payload.getJsonObject("data").get("id"));
    }

    String custId() {
        return text(promoter().get("cust_id"));
    }

    String promoterId() {
        return text(promoter().get("id"));
    }

    private JsonObject promoter() {
        return payload.getJsonObject("data").getJsonObject("promoter");
    }

    private static String text(JsonValue value) {
        return value instanceof jakarta.json.JsonString string ? string.getString() : value.toString();
    }

    /** The same reward in another event. */
    Reward inAnotherEvent() {
        return with("event", "id", "" + fresh());
    }

    /** The same reward in an event that FirstPromoter made at this time. */
    Reward asOf(Instant time) {
        return with("event", "created_at", "\"" + time + "\"");
    }

    Reward withId(long id) {
        return withJson("id", "" + id);
    }

    Reward withId(String id) {
        return withJson("id", quoted(id));
    }

    Reward withAmount(long amount) {
        return withJson("amount", "" + amount);
    }

    Reward withUnit(String unit) {
        return withJson("unit", quoted(unit));
    }

    Reward withStatus(String status) {
        return withJson("status", quoted(status));
    }

    Reward withCustId(long custId) {
        return withPromoter("cust_id", "" + custId);
    }

    Reward withCustId(String custId) {
        return withPromoter("cust_id", quoted(custId));
    }

    Reward withoutCustId() {
        return withPromoter("cust_id", null);
    }

    Reward withPromoterId(long id) {
        return withPromoter("id", "" + id);
    }

    Reward withPromoterId(String id) {
        return withPromoter("id", quoted(id));
    }

    /**
     * A value that is none of its kind, or spelt in another way.
     *
     * @param json the value, or null to leave the field out
     */
    Reward withJson(String field, String json) {
        return with("data", field, json);
    }

    /** @param json the value, or null to leave the field out */
    Reward withPromoter(String name, String json) {
        var promoter = replace(promoter(), name, json);
        return with("data", "promoter", promoter.build().toString());
    }

    private Reward with(String object, String name, String json) {
        var changed = replace(payload.getJsonObject(object), name, json);
        return new Reward(Json.createObjectBuilder(payload).add(object, changed).build());
    }

    private static String quoted(String text) {
        return Json.createValue(text).toString();
    }

    private static JsonObjectBuilder replace(JsonObject object, String name, String json) {
        var builder = Json.createObjectBuilder(object);
        if (json == null) {
            return builder.remove(name);
        }
        try (var reader = Json.createReader(new java.io.StringReader("[" + json + "]"))) {
            return builder.add(name, reader.readArray().get(0));
        }
    }
}
