package laurel.it;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import laurel.openapi.Described;

/** Makes the calls that openapi.json describes, with what it shows as examples. */
final class DescribedCalls {

    private DescribedCalls() {}

    /** The address with the path's parameters in it, below {@code /laurel}. */
    static String path(Described.Call call) {
        String path = call.path().replace("{token}", FirstPromoter.tokens().get(0));
        for (JsonObject parameter : parameters(call, "path")) {
            path = path.replace(
                    "{" + parameter.getString("name") + "}", Company.encoded(parameter.getString("example", "")));
        }
        return path;
    }

    /** The parameters that must be in the query, as it has them after the {@code ?}. */
    static String query(Described.Call call) {
        return parameters(call, "query").stream()
                .filter(parameter -> parameter.getBoolean("required", false))
                .map(parameter -> parameter.getString("name") + "=" + Company.encoded(parameter.getString("example")))
                .collect(Collectors.joining("&"));
    }

    /** The call with this query, made by a caller of the role that it needs, and with no more than that. */
    static HttpRequest.Builder request(Described.Call call, String query, String body) {
        var request = HttpRequest.newBuilder(URI.create(FirstPromoter.LAUREL + path(call) + "?" + query))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + secret(call))
                .method(
                        call.method(),
                        call.method().matches("GET|DELETE") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (JsonObject parameter : parameters(call, "header")) {
            if (parameter.getString("name").equals("Idempotency-Key")) {
                request.header("Idempotency-Key", Company.freshKey());
            }
        }
        return request;
    }

    static List<JsonObject> parameters(Described.Call call, String in) {
        return call.parameters().stream()
                .filter(parameter -> parameter.getString("in").equals(in))
                .toList();
    }

    /** A key of the role that the call is described to need; the webhook's token for the others. */
    private static String secret(Described.Call call) {
        String role = call.roles();
        return role.isEmpty()
                ? FirstPromoter.tokens().get(0)
                : Arrays.stream(System.getenv("LAUREL_API_KEYS").split(","))
                        .filter(pair -> pair.split("[@:]")[0].equals(role))
                        .map(pair -> pair.split(":", 2)[1])
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("The tests have no key of role " + role));
    }
}
