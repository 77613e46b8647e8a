package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
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
                var reply = FirstPromoter.sends(DescribedCalls.request(call, DescribedCalls.query(call), body));
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
}
