package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import laurel.openapi.Described;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The document, as integrators find and use it. That answers are as it says is looked at by {@link FirstPromoter#sends}. */
@ExtendWith(ArquillianExtension.class)
class OpenApiIT {

    @Test
    void everybody_can_read_it() {
        var reply = FirstPromoter.sends(HttpRequest.newBuilder(URI.create(FirstPromoter.LAUREL + "/openapi")))
                .is(200);

        assertThat(reply.json()).isEqualTo(Described.document());
    }

    /** Each is sent as it stands there: what it is about may be there or not, but it is read, and its caller may send it. */
    @Test
    void the_bodies_that_it_shows_for_requests_are_taken() {
        var calls = Described.calls().stream()
                .filter(call -> call.operation().containsKey("requestBody"))
                .toList();

        assertThat(calls).isNotEmpty().allSatisfy(call -> {
            for (String body : bodies(call)) {
                var reply = FirstPromoter.sends(request(call, body));
                assertThat(reply.status())
                        .as(call + " " + body + ": " + reply.body())
                        .isIn(200, 201, 202, 204, 404, 409);
            }
        });
    }

    private static List<String> bodies(Described.Call call) {
        var content = call.operation()
                .getJsonObject("requestBody")
                .getJsonObject("content")
                .getJsonObject("application/json");
        return content.containsKey("example")
                ? List.of(content.get("example").toString())
                : content.getJsonObject("examples").values().stream()
                        .map(example -> example.asJsonObject().get("value").toString())
                        .toList();
    }

    private static HttpRequest.Builder request(Described.Call call, String body) {
        String path = call.path().replace("{token}", FirstPromoter.tokens().get(0));
        for (JsonObject parameter : parameters(call, "path")) {
            path = path.replace(
                    "{" + parameter.getString("name") + "}", Company.encoded(parameter.getString("example", "")));
        }
        String query = parameters(call, "query").stream()
                .filter(parameter -> parameter.getBoolean("required", false))
                .map(parameter -> parameter.getString("name") + "=" + Company.encoded(parameter.getString("example")))
                .collect(Collectors.joining("&", "?", ""));
        var request = HttpRequest.newBuilder(URI.create(FirstPromoter.LAUREL + path + query))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + secret(call))
                .method(call.method(), BodyPublishers.ofString(body));
        for (JsonObject parameter : parameters(call, "header")) {
            if (parameter.getString("name").equals("Idempotency-Key")) {
                request.header("Idempotency-Key", Company.freshKey());
            }
        }
        return request;
    }

    private static List<JsonObject> parameters(Described.Call call, String in) {
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
