package laurel.it;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The company's own application, which reads what its customers have. */
final class Company {

    private static final String API = ConfigProvider.getConfig().getValue("laurel.url", String.class) + "/api";

    private Company() {}

    /** The key that the test's server was given for the role of a reader. */
    static String key() {
        return System.getenv("LAUREL_API_KEYS").split(":", 2)[1];
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
