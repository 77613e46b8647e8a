package laurel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import laurel.platform.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Responses.class)
class JsonBodyTest {

    private static JsonBody body(String json) {
        return body(json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonBody body(byte[] sent) {
        return JsonBody.of(ofType("application/json"), new ByteArrayInputStream(sent), "unit", "amount");
    }

    private static JsonBody optional(String type, String json) {
        var sent = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        return JsonBody.ofOptional(ofType(type), sent, "unit", "amount");
    }

    private static HttpHeaders ofType(String type) {
        return (HttpHeaders) Proxy.newProxyInstance(
                HttpHeaders.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (self, method, arguments) -> method.getName().equals("getMediaType") && type != null
                        ? new MediaType(type.split("/")[0], type.split("/")[1])
                        : null);
    }

    private static void refuses(ThrowingCallable reading, String... words) {
        assertThatExceptionOfType(Refused.Thrown.class).isThrownBy(reading).satisfies(thrown -> {
            assertThat(thrown.refused().kind()).isEqualTo(Refused.Kind.MALFORMED);
            assertThat(thrown.refused().why()).contains(words);
        });
    }

    private static void refuses(int status, ThrowingCallable reading, String... words) {
        assertThatExceptionOfType(WebApplicationException.class)
                .isThrownBy(reading)
                .satisfies(refusal -> {
                    assertThat(refusal.getResponse().getStatus()).isEqualTo(status);
                    assertThat((String) refusal.getResponse().getEntity()).contains(words);
                });
    }

    @Test
    void has_texts_and_whole_numbers_of_known_names() {
        var body = body(" {\"amount\": 20, \"unit\": \" credits \"}\n");

        assertThat(body.text("unit", 7)).isEqualTo("credits");
        assertThat(body.whole("amount", 20, 20)).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"unit\":null,\"amount\":null}"})
    void may_leave_out_what_is_optional(String json) {
        assertThat(body(json).optionalText("unit", 9)).isEmpty();
        assertThat(body(json).optionalWhole("amount", 1, 9)).isEmpty();
        refuses(() -> body(json).text("unit", 9), "unit is missing");
        refuses(() -> body(json).whole("amount", 1, 9), "amount is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "21",
                "9223372036854775808",
                "-9223372036854775809",
                "99999999999999999999999999999999",
                "1.5",
                "2.0",
                "1e1",
                "1E1",
                "1e999999999",
                "\"20\"",
                "\"\"",
                "true",
                "false"
            })
    void refuses_every_other_number_and_names_its_field(String json) {
        refuses(() -> body("{\"amount\":" + json + "}").whole("amount", 1, 20), "amount must be", "from 1 to 20");
    }

    @Test
    void says_that_something_is_so_or_not() {
        assertThat(body("{\"unit\":true}").isTrue("unit")).isTrue();
        assertThat(body("{\"unit\":false}").isTrue("unit")).isFalse();
        assertThat(body("{\"unit\":null}").isTrue("unit")).isFalse();
        assertThat(body("{}").isTrue("unit")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "0", "\"\""})
    void refuses_what_is_neither_true_nor_false(String json) {
        refuses(() -> body("{\"unit\":" + json + "}").isTrue("unit"), "unit must be true or false");
    }

    @Test
    void takes_each_number_of_a_long() {
        assertThat(body("{\"amount\":9223372036854775807}").whole("amount", 1, Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(body("{\"amount\":-9223372036854775808}").whole("amount", Long.MIN_VALUE, 0))
                .isEqualTo(Long.MIN_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "20", "true"})
    void refuses_what_is_no_text_and_names_its_field(String json) {
        refuses(() -> body("{\"unit\":" + json + "}").text("unit", 9), "unit must be a text");
    }

    @Test
    void refuses_a_text_that_is_too_long_or_cannot_be_kept() {
        refuses(() -> body("{\"unit\":\"credits\"}").text("unit", 6), "unit has at most 6 characters");
        refuses(() -> body("{\"unit\":\"a\\u0000\"}").text("unit", 6), "unit must not hold");
        refuses(() -> body("{\"unit\":\"a\\ud800\"}").text("unit", 6), "unit must not hold");
    }

    @Test
    void refuses_a_name_that_is_unknown_or_there_twice() {
        refuses(() -> body("{\"unit\":\"credits\",\"ammount\":1}"), "ammount", "unit, amount");
        refuses(() -> body("{\"Unit\":\"credits\"}"), "Unit");
        refuses(() -> body("{\"unit\":\"credits\",\"unit\":\"credits\"}"), "unit is there twice");
        refuses(() -> body("{\"unit\":null,\"unit\":\"credits\"}"), "unit is there twice");
        refuses(() -> body("{\"" + "x".repeat(1000) + "\":1}"), "x".repeat(63) + "…");
        refuses(
                () -> JsonBody.of(
                        ofType("application/json"),
                        new ByteArrayInputStream("{\"a\":1}".getBytes(StandardCharsets.UTF_8))),
                "this call has none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "20", "\"credits\"", "null", "[{\"unit\":\"credits\"}]"})
    void is_an_object(String json) {
        refuses(() -> body(json), "not a JSON object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"unit\"",
                "{\"unit\":",
                "{\"unit\":\"cre",
                "{unit:1}",
                "{'unit':1}",
                "{\"unit\":\"credits\",}",
                "{\"unit\":\"credits\"}}",
                "{\"unit\":\"credits\"}{}",
                "{\"unit\":\"credits\"} x",
                "{\"amount\":01}",
                "{\"amount\":+1}",
                "{\"amount\":0x1}",
                "{\"amount\":NaN}",
                "<unit/>"
            })
    void is_json_to_its_end(String json) {
        refuses(() -> body(json), "not ", "JSON");
    }

    @Test
    void is_utf_8() {
        refuses(() -> body("{\"unit\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1)), "UTF-8");
    }

    /** Clients that a tool made send null for a body that they were not given. */
    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n", "null", " null\n", "\uFEFFnull", "\uFEFF", "{}", "{\"unit\":null}"})
    void may_be_nothing_where_it_is_optional(String json) {
        assertThat(optional("application/json", json).optionalText("unit", 9)).isEmpty();
        assertThat(optional("application/json", json).optionalWhole("amount", 1, 9))
                .isEmpty();
    }

    @Test
    void needs_no_type_where_it_is_nothing_and_one_where_it_is_something() {
        assertThat(optional(null, "").optionalText("unit", 9)).isEmpty();
        assertThat(optional("text/plain", "\n").optionalText("unit", 9)).isEmpty();
        refuses(415, () -> optional(null, "null"), "application/json");
        refuses(415, () -> optional("text/plain", "{}"), "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null x", "null null", "nul", "NULL", "\"null\"", "0", "false", "[]", "\uFEFF\uFEFFnull"})
    void is_an_object_or_nothing(String json) {
        refuses(() -> optional("application/json", json), "JSON");
        refuses(() -> body("null"), "not a JSON object");
    }

    @Test
    void may_begin_with_a_mark_of_its_charset() {
        assertThat(body("\uFEFF{\"unit\":\"credits\"}").text("unit", 9)).isEqualTo("credits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"unit\":\"credits\"}", "[\"credits\"]", "[]", "[", "{", "[}", "[[[[[[[["})
    void is_flat(String json) {
        refuses(() -> body("{\"unit\":" + json + "}"), "unit must be a single value");
        refuses(() -> body("{\"unit\":" + json), "unit must be a single value");
    }
}
