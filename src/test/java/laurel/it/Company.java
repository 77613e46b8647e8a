package laurel.it;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The company's own applications and people, who read and spend what its customers have. */
final class Company {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String API = url() + "/api";

    private Company() {}

    /** The address that ends in {@code /laurel}. */
    static String url() {
        return ConfigProvider.getConfig().getValue("laurel.url", String.class);
    }

    /** The key that the test's server was given for the role of a reader. */
    static String key() {
        return key("reader");
    }

    /** The key of a caller: {@code reader}, {@code shop} and {@code kiosk}, who spend, {@code anna}, an operator, or {@code berta}, an admin. */
    static String key(String caller) {
        return Arrays.stream(System.getenv("LAUREL_API_KEYS").split(","))
                .map(pair -> pair.split(":", 2))
                .filter(pair -> pair[0].equals(caller) || pair[0].endsWith("@" + caller))
                .map(pair -> pair[1])
                .findFirst()
                .orElseThrow();
    }

    /** A key for a request that nobody has made before. */
    static String freshKey() {
        return "request " + Reward.fresh();
    }

    /** A new customer who has been rewarded with this many credits. */
    static String customerWith(long credits) {
        var reward = Reward.ofCredits().withAmount(credits);
        FirstPromoter.sends(reward).isCredited();
        return reward.custId();
    }

    static Reply spends(String custId, String key, String body) {
        return posts("shop", "/accounts/" + encoded(custId) + "/redemptions", key, body);
    }

    static Reply spends(String custId, long credits) {
        return spends(custId, freshKey(), redemption(credits));
    }

    static String redemption(long credits) {
        return "{\"unit\":\"credits\",\"amount\":" + credits + ",\"reference\":\"order 7\"}";
    }

    /**
     * Sends a body as a caller.
     *
     * @param key the request's key, or null to send none
     */
    static Reply posts(String caller, String path, String key, String body) {
        var request =
                as(caller, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return FirstPromoter.sends(key == null ? request : request.header("Idempotency-Key", key));
    }

    static Reply puts(String caller, String path, String body) {
        return FirstPromoter.sends(
                as(caller, path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    static Reply deletes(String caller, String path) {
        return FirstPromoter.sends(as(caller, path).DELETE());
    }

    static HttpRequest.Builder as(String caller, String path) {
        return request(path).timeout(PATIENCE).header("Authorization", "Bearer " + key(caller));
    }

    static Reply reads(String path) {
        return FirstPromoter.sends(request(path).header("Authorization", "Bearer " + key()));
    }

    static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(API + path)).GET();
    }

    static Reply readsAccount(String custId) {
        return reads("/accounts/" + encoded(custId));
    }

    /** Every entry of an account, newest first. */
    static List<JsonObject> readsEntries(String custId) {
        var reply = reads("/accounts/" + encoded(custId) + "/entries?limit=500");
        return reply.json().getJsonArray("entries").getValuesAs(JsonObject.class);
    }

    static long balance(String custId, String unit) {
        return readsAccount(custId)
                .json()
                .getJsonObject("balances")
                .getJsonNumber(unit)
                .longValueExact();
    }

    static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
