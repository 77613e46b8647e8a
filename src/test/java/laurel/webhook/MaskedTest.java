package laurel.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import laurel.platform.StorableText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {

    private static final Set<String> SECRETS = Set.of("temp_password", "auth_token", "w8_form_url", "w9_form_url");

    private static String masked(String body) {
        return PayloadScan.of(body.getBytes(UTF_8)).masked();
    }

    static Stream<String> published() {
        return Stream.of("v1", "v2").map(SamplePayload::filesOf).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("published")
    void the_copy_of_a_published_payload_is_equal_but_for_its_secrets(String file) {
        JsonObject original = SamplePayload.parsed(SamplePayload.text(file));

        JsonObject copy =
                SamplePayload.parsed(PayloadScan.of(SamplePayload.bytes(file)).masked());

        assertThat(copy).isEqualTo(withoutSecrets(original));
    }

    /** The same rule, written once more and the slow way. */
    private static JsonValue withoutSecrets(JsonValue value) {
        if (value instanceof JsonObject object) {
            var copy = Json.createObjectBuilder();
            object.forEach((name, inside) -> copy.add(
                    name,
                    SECRETS.contains(name) && inside != JsonValue.NULL
                            ? Json.createValue("***")
                            : withoutSecrets(inside)));
            return copy.build();
        }
        if (value instanceof JsonArray array) {
            var copy = Json.createArrayBuilder();
            array.forEach(inside -> copy.add(withoutSecrets(inside)));
            return copy.build();
        }
        return value;
    }

    @Test
    void a_secret_that_is_null_stays_null() {
        JsonObject promoter = SamplePayload.parsed(PayloadScan.of(SamplePayload.bytes("v1/fulfilment_pending.json"))
                        .masked())
                .getJsonObject("data")
                .getJsonObject("promoter");

        assertThat(promoter.isNull("temp_password")).isTrue();
        assertThat(promoter.isNull("w8_form_url")).isTrue();
        assertThat(promoter.getString("auth_token")).isEqualTo("***");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"auth_token":"hunter2"}                          | {"auth_token":"***"}
            {"temp_password":"hunter2"}                       | {"temp_password":"***"}
            {"w8_form_url":"https://hunter2"}                 | {"w8_form_url":"***"}
            {"w9_form_url":"https://hunter2"}                 | {"w9_form_url":"***"}
            {"auth_token":""}                                 | {"auth_token":"***"}
            {"auth_token":4711}                               | {"auth_token":"***"}
            {"auth_token":true}                               | {"auth_token":"***"}
            {"auth_token":null,"a":1}                         | {"auth_token":null,"a":1}
            {"auth_token":{"value":"hunter2"},"a":1}          | {"auth_token":"***","a":1}
            {"auth_token":["hunter2",4711,null,true],"a":1}   | {"auth_token":"***","a":1}
            {"auth_token":{},"a":[]}                          | {"auth_token":"***","a":[]}
            {"auth_token":[[{"auth_token":[{}]}]],"a":{}}     | {"auth_token":"***","a":{}}
            {"auth_token":{"a":{"b":["hunter2"]},"c":1},"d":2}| {"auth_token":"***","d":2}
            {"a":[[{"b":{"auth_token":"hunter2"}}]]}          | {"a":[[{"b":{"auth_token":"***"}}]]}
            {"a":[{"auth_token":["hunter2"]},{"c":1}]}        | {"a":[{"auth_token":"***"},{"c":1}]}
            {"auth_token":"hunter2","auth_tokens":1}          | {"auth_token":"***","auth_tokens":1}
            {"auth\\u005ftoken":"hunter2"}                     | {"auth_token":"***"}
            {"\\u0061uth_token":{"a":"hunter2"}}               | {"auth_token":"***"}
            {"temp\\u005Fpassword":"hunter2"}                  | {"temp_password":"***"}
            """)
    void a_secret_is_masked_wherever_and_whatever_it_is(String body, String copy) {
        assertThat(masked(body)).isEqualTo(copy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":1.50}",
                "{\"a\":-1.50}",
                "{\"a\":12345678901234567890}",
                "{\"a\":\"\"}",
                "{\"a\":[null,true,false,[],{}]}",
                "{\"\":{\"\":\"\"}}",
                "{\"a\":\"\\\"\\\\\\n\"}",
                "{\"a\":\"é 你好 🎉 مرحبا\"}",
                "{\"a\":\"***\"}"
            })
    void what_is_no_secret_is_copied_as_it_came(String body) {
        assertThat(masked(body)).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"\\ud800\":1}",
                "{\"\\u0000\":1}",
                "{\"event\":{\"id\":\"\\ud800\",\"type\":\"\\u0000\"}}"
            })
    void the_copy_can_be_stored_and_is_json(String body) {
        assertThat(masked(body)).matches(StorableText::isStorable, "storable").satisfies(SamplePayload::parsed);
    }

    @Test
    void a_number_too_long_to_be_calculated_with_is_kept_as_a_text() {
        String digits = "1".repeat(101);

        assertThat(masked("{\"a\":" + digits + "}")).isEqualTo("{\"a\":\"" + digits + "\"}");
        assertThat(masked("{\"a\":" + "1".repeat(100) + "}")).isEqualTo("{\"a\":" + "1".repeat(100) + "}");
    }

    static Stream<Arguments> breakingOff() {
        return Stream.of(
                Arguments.of("v1/fulfilment_pending.json", List.of("2-5P1Shfk2nnKaZrYFZExh-sfCThGt-2")),
                Arguments.of("v1/fulfilment_pending-2017.json", List.of("da954kn43856nacueroytnjrwg46k5", "dsf23fd3")));
    }

    @ParameterizedTest
    @MethodSource("breakingOff")
    void nothing_of_a_secret_is_told_wherever_the_body_breaks_off(String file, List<String> secrets) {
        byte[] body = SamplePayload.bytes(file);
        List<String> parts = secrets.stream().flatMap(MaskedTest::parts).toList();
        assertThat(new String(body, UTF_8)).contains(parts);

        for (int length = 0; length <= body.length; length++) {
            Payload payload = Payload.read(Arrays.copyOf(body, length));

            assertThat(parts).as("broken off at %d", length).noneMatch(payload.toString()::contains);
        }
    }

    @Test
    void nothing_of_a_secret_is_told_wherever_the_body_is_broken() {
        byte[] body = SamplePayload.bytes("v1/fulfilment_pending-2017.json");
        List<String> parts = parts("da954kn43856nacueroytnjrwg46k5").toList();

        for (int at = 0; at < body.length; at++) {
            if (isInName(body, at)) {
                continue; // under another name it is no secret
            }
            byte[] broken = body.clone();
            broken[at] = (byte) 0xFF;

            Payload payload = Payload.read(broken);

            assertThat(payload).isInstanceOf(Payload.Unreadable.class);
            assertThat(parts).as("broken at %d", at).noneMatch(payload.toString()::contains);
        }
    }

    private static boolean isInName(byte[] body, int at) {
        int name = new String(body, UTF_8).indexOf("\"auth_token\"");
        return at >= name && at < name + "\"auth_token\"".length();
    }

    /** Each four characters that follow one another in a secret. */
    private static Stream<String> parts(String secret) {
        return IntStream.rangeClosed(0, secret.length() - 4).mapToObj(start -> secret.substring(start, start + 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"auth_token\":\"hunter2",
                "{\"auth_token\":\"hunter2\"",
                "{\"auth_token\":\"hunter2\\",
                "{\"auth_token\":\"hunter2\\q\"}",
                "{\"auth_token\":\"hunter2\n\"}",
                "{\"auth_token\":hunter2}",
                "{\"auth_token\":'hunter2'}",
                "{\"auth_token\" \"hunter2\"}",
                "{\"auth_token\":{\"a\":\"hunter2\"",
                "{\"auth_token\":{\"a\":\"hunter2\"]",
                "{\"auth_token\":[\"hunter2\"",
                "{\"auth_token\":[\"hunter2\"}",
                "{\"auth_token\":[\"x\"],\"auth_token\":\"hunter2\"}",
                "{\"auth_token\":{\"hunter2\":1,\"hunter2\":2}}",
                "[{\"auth_token\":\"hunter2\"}]",
                "\"hunter2\""
            })
    void nothing_of_a_secret_is_told_whatever_is_wrong_around_it(String body) {
        assertThat(SamplePayload.read(body).toString()).doesNotContain("hunter2");
    }
}
