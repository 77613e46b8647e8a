package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * What Laurel answered.
 *
 * @param took from the request's departure to the answer's arrival
 */
record Reply(int status, String type, String retryAfter, String body, Duration took) {

    static Reply of(HttpResponse<String> response, Duration took) {
        return new Reply(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.headers().firstValue("Retry-After").orElse(null),
                response.body(),
                took);
    }

    JsonObject json() {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    Reply isCredited() {
        return is(200, "CREDITED");
    }

    Reply isAlreadyCredited() {
        return is(200, "ALREADY_CREDITED");
    }

    Reply isHeld(String reason) {
        is(202, "HELD");
        assertThat(json().getString("reason")).isEqualTo(reason);
        return this;
    }

    private Reply is(int expected, String outcome) {
        assertThat(status).as(body).isEqualTo(expected);
        assertThat(type).startsWith("application/json");
        assertThat(json().getString("outcome")).isEqualTo(outcome);
        return this;
    }

    /** An answer with a body of this API's. */
    Reply is(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        assertThat(type).startsWith("application/json");
        return this;
    }

    /** An error as all errors are: problem+json that tells something, and no page or stack trace of the server's. */
    Reply isProblem(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        assertThat(type).startsWith("application/problem+json");
        assertThat(json().getInt("status")).isEqualTo(expected);
        assertThat(json().getString("detail")).isNotBlank().doesNotContain("Exception", "\tat ");
        return this;
    }

    String detail() {
        return json().getString("detail");
    }
}
