package laurel.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import laurel.platform.text.StorableText;
import laurel.programme.SampleProgramme;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {

    private static final Set<String> SECRETS = Set.of(
            "temp_password", "auth_token", "w8_form_url", "w9_form_url", "default_webhook_url", "password_setup_url");

    private static String masked(String body) {
        return PayloadScan.of(body.getBytes(UTF_8), SamplePayload.NO_SECRETS).masked();
    }

    static Stream<String> published() {
        return Stream.of("v1", "v2").map(SamplePayload::filesOf).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("published")
    void the_copy_of_a_published_payload_is_equal_but_for_its_secrets(String file) {
        JsonObject original = SamplePayload.parsed(SamplePayload.text(file));

        JsonObject copy = SamplePayload.parsed(PayloadScan.of(SamplePayload.bytes(file), SamplePayload.NO_SECRETS)
                .masked());

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
        JsonObject promoter = SamplePayload.parsed(
                        PayloadScan.of(SamplePayload.bytes("v1/fulfilment_pending.json"), SamplePayload.NO_SECRETS)
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
            {"default_webhook_url":"https://hunter2"}         | {"default_webhook_url":"***"}
            {"defaultWebhookUrl":"https://hunter2"}           | {"defaultWebhookUrl":"***"}
            {"DEFAULT_WEBHOOK_URL":"https://hunter2"}         | {"DEFAULT_WEBHOOK_URL":"***"}
            {"webhook-URL":["https://hunter2"],"a":1}         | {"webhook-URL":"***","a":1}
            {"webhookurl":{"b":"https://hunter2"},"a":1}      | {"webhookurl":"***","a":1}
            {"webhook_urls":1,"webhook_url_id":2}             | {"webhook_urls":1,"webhook_url_id":2}
            {"password_setup_url":"https://hunter2"}          | {"password_setup_url":"***"}
            {"passwordSetupUrl":"https://hunter2"}            | {"passwordSetupUrl":"***"}
            {"api_key":"hunter2","secret_key":"hunter2"}      | {"api_key":"***","secret_key":"***"}
            {"a":"https://x/?b=1&auth_token=hunter2#c"}       | {"a":"https://x/?b=1&auth_token=***#c"}
            {"a":"https://x/?Api-Key=hunter2&b=1"}            | {"a":"https://x/?Api-Key=***&b=1"}
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
            Payload payload = Payload.read(Arrays.copyOf(body, length), SampleProgramme.MAIN, SamplePayload.NO_SECRETS);

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

            Payload payload = Payload.read(broken, SampleProgramme.MAIN, SamplePayload.NO_SECRETS);

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
                "{\"a\":\"b,\"auth_token\":\"hunter2\"}",
                "{\"a\":\"auth_token\":\"hunter2\"}",
                "{'auth_token':'hunter2'}",
                "auth_token=hunter2",
                "data[promoter][authToken]=hunter2",
                "data%5Bpromoter%5D%5Bauth%5Ftoken%5D=hunter2",
                "<auth-token>hunter2</auth-token>",
                "<auth_token><![CDATA[hunter2]]></auth_token>",
                "--x\r\nContent-Disposition: form-data; name=\"auth_token\"\r\n\r\nhunter2\r\n--x--",
                "{\\\"auth\\u005ftoken\\\":\\\"hunter2\\\"}",
                "<a href='https://x/?webhook_url=https://hunter2'>"
            })
    void nothing_of_a_secret_is_told_whatever_is_wrong_around_it(String body) {
        assertThat(SamplePayload.read(body).toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a=1&b=2                               | a=1&b=2
            <a>1</a>                              | <a>1</a>
            ["a",1]                               | ["a",1]
            "hello"                               | "hello"
            {"a":1,}                              | {"a":1,}
            a=1&auth_token=x&b=2                  | a=1&…
            {"a":1 "b":{"temp_password":"x"}}     | {"a":1 "b":{"temp_…
            """)
    void what_is_no_json_is_kept_up_to_the_first_name_of_a_secret(String body, String copy) {
        assertThat(masked(body)).isEqualTo(copy);
    }

    @Test
    void what_is_no_text_is_not_kept() {
        assertThat(masked("\u001F\u008B\b\u0000abc")).isEmpty();
    }

    @Test
    void a_long_text_is_kept_with_its_beginning_and_its_length() {
        String picture = "data:image/png;base64," + "iVBORw0KGgo".repeat(50_000);

        assertThat(masked("{\"a\":\"" + picture + "\",\"b\":\"" + "x".repeat(10_000) + "\"}"))
                .startsWith("{\"a\":\"data:image/png;base64,iVBOR")
                .contains("… (" + picture.length() + " characters)\",\"b\":\"xxxx")
                .hasSizeLessThan(12_000);
    }

    @Test
    void a_copy_is_never_longer_than_its_column() {
        String numbers = "1e9,".repeat(260_000);

        assertThat(masked("{\"a\":[" + numbers + "1]}")).hasSize(Masked.LONGEST).endsWith(Masked.CUT);
        assertThat(masked("[" + "1,".repeat(520_000))).hasSize(Masked.LONGEST).endsWith(Masked.CUT);
    }

    @Property(tries = 400)
    void a_secret_of_laurels_is_found_in_no_place_and_no_spelling(
            @ForAll("tokens") String token,
            @ForAll("spellings") List<String> steps,
            @ForAll("places") String place,
            @ForAll("surroundings") String before,
            @ForAll("surroundings") String after,
            @ForAll boolean asName,
            @ForAll long seed) {
        var random = new Random(seed);
        var secrets = new KnownSecrets(Stream.of(Optional.of("another," + token), Optional.empty()), Optional.empty());
        String text = before + PlantedSecrets.spelled(token, steps, random) + after;
        String quoted = Json.createValue(text).toString();
        String body = SamplePayload.fulfilment()
                .with(place, asName ? "{" + quoted + ":1}" : quoted)
                .toString();
        assertThat(PlantedSecrets.isIn(text, token)).isTrue();

        checkThatItIsNotIn(Payload.read(body.getBytes(UTF_8), SampleProgramme.MAIN, secrets), token);
        for (int end : new int[] {body.length() - 1, random.nextInt(body.length())}) {
            checkThatItIsNotIn(
                    Payload.read(body.substring(0, end).getBytes(UTF_8), SampleProgramme.MAIN, secrets), token);
        }
        checkThatItIsNotIn(Payload.read(text.getBytes(UTF_8), SampleProgramme.MAIN, secrets), token);
    }

    private static void checkThatItIsNotIn(Payload payload, String token) {
        assertThat(PlantedSecrets.isIn(payload.masked(), token))
                .as(payload.masked())
                .isFalse();
        assertThat(PlantedSecrets.isIn(payload.toString(), token))
                .as(payload.toString())
                .isFalse();
    }

    @Property(tries = 100)
    void of_a_text_that_breaks_off_in_a_secret_nothing_of_it_is_kept(
            @ForAll("tokens") String token,
            @ForAll("spellings") List<String> steps,
            @ForAll("surroundings") String before,
            @ForAll long seed) {
        var random = new Random(seed);
        var secrets = new KnownSecrets(Stream.of(Optional.empty(), Optional.of(token)), Optional.empty());
        String spelled = PlantedSecrets.spelled(token, steps, random);
        String text = before + spelled;
        for (int end = before.length(); end <= text.length(); end++) {
            String copy = maskedAgain(text.substring(0, end), secrets);
            int last = end;
            for (int from = 0; from + 6 <= token.length(); from++) {
                String part = token.substring(from, from + 6);
                if (!before.contains(part)) {
                    assertThat(PlantedSecrets.isIn(copy, part))
                            .as("broken off at %d: %s", last, copy)
                            .isFalse();
                }
            }
        }
    }

    @Property(tries = 400)
    void what_was_masked_once_stays_as_it_is(
            @ForAll("tokens") String token,
            @ForAll("places") String place,
            @ForAll("json") String json,
            @ForAll long seed) {
        var random = new Random(seed);
        var secrets = new KnownSecrets(Stream.of(Optional.of(token), Optional.empty()), Optional.empty());
        String body = SamplePayload.fulfilment().with(place, json).toString();
        for (int end : new int[] {body.length(), random.nextInt(body.length())}) {
            String kept = Payload.read(body.substring(0, end).getBytes(UTF_8), SampleProgramme.MAIN, secrets)
                    .masked();

            assertThat(maskedAgain(kept, secrets)).isEqualTo(kept);
        }
    }

    @Test
    void what_an_earlier_version_kept_is_masked_anew() {
        var secrets =
                new KnownSecrets(Stream.of(Optional.of("wh-3fd4b1c09ae27785"), Optional.empty()), Optional.empty());

        assertThat(maskedAgain(
                        "{\"a\":{\"default_webhook_url\":\"https://x\",\"b\":1.50,\"c\":\"to wh-3fd4b1c09ae27785!\"}}",
                        secrets))
                .isEqualTo("{\"a\":{\"default_webhook_url\":\"***\",\"b\":1.50,\"c\":\"to ***!\"}}");
        assertThat(maskedAgain("{\"webhook_url\":\"https://x\",\"b\":", secrets))
                .isEqualTo("{\"webhook_url\":\"***\",\"b\":");
    }

    @Test
    void a_key_that_laurel_made_is_masked_though_nobody_configured_it() {
        String key = "laurel_17_" + "aB3".repeat(14) + "z";

        assertThat(masked("{\"a\":\"Bearer " + key + "\"}")).isEqualTo("{\"a\":\"Bearer ***\"}");
        assertThat(masked("{\"a\":\"" + key.substring(1) + "\"}")).contains(key.substring(1));
    }

    @Test
    void the_keys_of_the_api_are_masked_and_their_names_are_not() {
        var secrets =
                new KnownSecrets(Stream.empty(), Optional.of("reader:rk-90b2aa14cd7f, admin@berta:ak-5d0c7e92b1f8"));

        assertThat(maskedAgain("{\"reader\":\"berta rk-90b2aa14cd7f ak-5d0c7e92b1f8\"}", secrets))
                .isEqualTo("{\"reader\":\"berta *** ***\"}");
        assertThat(secrets).hasToString("***");
    }

    @Provide
    Arbitrary<String> tokens() {
        return PlantedSecrets.tokens();
    }

    @Provide
    Arbitrary<List<String>> spellings() {
        return PlantedSecrets.spellings();
    }

    @Provide
    Arbitrary<String> surroundings() {
        return PlantedSecrets.surroundings();
    }

    @Provide
    Arbitrary<String> places() {
        return OddPayloads.places();
    }

    @Provide
    Arbitrary<String> json() {
        return OddPayloads.json();
    }

    /** What is kept of something that was kept. */
    private static String maskedAgain(String kept, KnownSecrets secrets) {
        return PayloadScan.of(kept.getBytes(UTF_8), secrets).masked();
    }
}
