package laurel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadScanTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final String NOT_JSON = "The body is not JSON, or breaks off, at line ";

    private static PayloadScan scan(String body) {
        return PayloadScan.of(body.getBytes(StandardCharsets.UTF_8), SamplePayload.NO_SECRETS);
    }

    private static byte[] bytes(String before, int broken, String after) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        bytes.write(broken);
        bytes.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    @Test
    void an_object_is_read_to_its_end() {
        PayloadScan scan = scan("{\"event\":{\"type\":\"x\"},\"more\":[{},[1,2.5,null,true,false]]}\n ");

        assertThat(scan.problem()).isNull();
        assertThat(scan.value(Field.EVENT_TYPE)).isEqualTo(new Scalar(Scalar.Kind.STRING, "x"));
        assertThat(scan.value(Field.EVENT_ID)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ["pending","denied"]            | denied
            [null,"denied"]                 | denied
            [[1,["denied"]],"denied"]       | denied
            [{"1":"a","b":[2,3]},"denied"]  | denied
            ["pending","denied","approved"] | denied
            ["denied"]                      | -
            ["pending",null,"denied"]       | -
            [["pending","denied"]]          | -
            {"1":"denied"}                  | -
            "denied"                        | -
            []                              | -
            """)
    void a_place_in_a_list_is_counted_from_0(String status, String after) {
        PayloadScan scan = scan("{\"changes\":{\"other\":[1,\"denied\"],\"status\":" + status + ",\"last\":[1,2]}}");

        assertThat(scan.problem()).isNull();
        assertThat(scan.value(Field.V2_STATUS_AFTER))
                .isEqualTo(after == null ? null : new Scalar(Scalar.Kind.STRING, after));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t ", "\uFEFF"})
    void an_empty_body_is_no_json(String body) {
        assertThat(scan(body).problem()).isNotBlank();
        assertThat(scan(body).masked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"event\":{}}]", "\"text\"", "90", "true", "false", "null", " [ "})
    void a_body_that_is_no_object_is_refused(String body) {
        assertThat(scan(body).problem()).startsWith("The body is not a JSON object, at line 1, column ");
        assertThat(scan(body).masked()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":}",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{\"a\":[1}",
                "{\"a\":[1]]",
                "{\"a\":'b'}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":undefined}",
                "{\"a\":tru}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"line\nbreak\"}",
                "{\"a\":1 /* comment */}",
                "<xml/>",
                "event=fulfilment_pending"
            })
    void a_body_that_is_no_json_is_refused(String body) {
        assertThat(scan(body).problem()).startsWith(NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "}", "]", ",", "\u0000", "\uFEFF", "null", "1", "\"\""})
    void what_follows_the_object_is_refused(String garbage) {
        PayloadScan scan = scan("{\"event\":{\"type\":\"x\"}} " + garbage);

        assertThat(scan.problem()).startsWith(NOT_JSON);
        assertThat(scan.value(Field.EVENT_TYPE).text()).isEqualTo("x");
    }

    @Test
    void what_was_found_before_a_fault_is_kept() {
        PayloadScan scan =
                scan("{\"event\":{\"id\":7,\"type\":\"lead_signup\"},\"data\":{\"email\":\"a@example.com\",");

        assertThat(scan.problem()).startsWith(NOT_JSON);
        assertThat(scan.value(Field.EVENT_ID).text()).isEqualTo("7");
        assertThat(scan.value(Field.EVENT_TYPE).text()).isEqualTo("lead_signup");
        assertThat(scan.masked()).contains("lead_signup").contains("a@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":{\"type\":\"a\",\"type\":\"b\"}}",
                "{\"event\":{\"type\":\"a\",\"t\\u0079pe\":\"b\"}}",
                "{\"event\":{},\"event\":{}}",
                "{\"data\":{\"promoter\":{},\"amount\":1,\"promoter\":{}}}",
                "{\"changes\":{\"status\":[],\"status\":[]}}"
            })
    void a_name_that_is_read_and_stands_twice_is_refused(String body) {
        assertThat(scan(body).problem()).startsWith("The body has a name twice in one object, at line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[{\"b\":1,\"b\":2}]}",
                "{\"\":1,\"\":2}",
                "{\"auth_token\":{\"b\":1,\"b\":1}}",
                "{\"data\":{\"campaign\":{\"id\":1,\"id\":2},\"note\":1,\"note\":{},\"auth_token\":1,\"auth_token\":2}}",
                "{\"data\":{\"promoter\":{\"promotions\":[{\"id\":1,\"id\":1}]}}}"
            })
    void a_name_that_nobody_reads_may_stand_twice(String body) {
        assertThat(scan(body).problem()).isNull();
        assertThat(scan(body).masked())
                .isEqualTo(body.replaceAll("\"auth_token\":(\\{[^}]*}|\\d)", "\"auth_token\":\"***\""));
    }

    @Test
    void of_a_name_that_stands_twice_the_first_value_was_taken() {
        PayloadScan scan = scan("{\"event\":{\"type\":\"first\",\"type\":\"second\"}}");

        assertThat(scan.value(Field.EVENT_TYPE).text()).isEqualTo("first");
    }

    @Test
    void the_same_name_in_two_objects_is_no_fault() {
        assertThat(scan("{\"id\":1,\"a\":{\"id\":1},\"b\":[{\"id\":1},{\"id\":1}]}")
                        .problem())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xC0, 0xC3, 0xE2, 0xED, 0xF5, 0xFF})
    void a_byte_that_is_no_utf8_is_refused(int broken) {
        PayloadScan scan = PayloadScan.of(
                bytes("{\"event\":{\"type\":\"x\"},\"data\":{\"a\":\"", broken, "\"}}"), SamplePayload.NO_SECRETS);

        assertThat(scan.problem()).isEqualTo("The body is not UTF-8: what begins at its byte 35 is none.");
        assertThat(scan.value(Field.EVENT_TYPE).text()).isEqualTo("x");
        assertThat(scan.masked()).contains("\uFFFD");
    }

    @Test
    void utf16_is_refused() {
        assertThat(PayloadScan.of(
                                "{\"event\":{\"type\":\"é\"}}".getBytes(StandardCharsets.UTF_16),
                                SamplePayload.NO_SECRETS)
                        .problem())
                .isEqualTo("The body is not UTF-8 but UTF-16, from its byte 0 on.");
    }

    @Test
    void a_byte_order_mark_is_skipped() {
        PayloadScan scan = scan("\uFEFF{\"event\":{\"type\":\"x\"}}");

        assertThat(scan.problem()).isNull();
        assertThat(scan.masked()).isEqualTo("{\"event\":{\"type\":\"x\"}}");
    }

    @Test
    void two_byte_order_marks_are_one_too_many() {
        assertThat(scan("\uFEFF\uFEFF{}").problem()).startsWith(NOT_JSON);
    }

    @ParameterizedTest
    @CsvSource({"'[', ']'", "'{\"a\":', '}'"})
    void a_body_may_be_64_levels_deep(String open, String close) {
        String deep = open.repeat(63) + "1" + close.repeat(63);
        String tooDeep = open.repeat(64) + "1" + close.repeat(64);

        assertThat(scan("{\"a\":" + deep + "}").problem()).isNull();
        assertThat(scan("{\"a\":" + tooDeep + "}").problem())
                .startsWith("The body is nested deeper than 64 levels, at line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"auth_token\":"})
    void twenty_thousand_brackets_are_refused_at_once(String open) {
        String body = "{\"a\":" + open.repeat(20_000);

        PayloadScan scan = assertTimeoutPreemptively(AT_ONCE, () -> scan(body));

        assertThat(scan.problem()).startsWith("The body is nested deeper than 64 levels, at line 1, column ");
    }

    @Test
    void a_number_of_the_largest_body_is_read_at_once() {
        String digits = "9".repeat(1024 * 1024 - 10);

        PayloadScan scan = assertTimeoutPreemptively(AT_ONCE, () -> scan("{\"a\":" + digits + "}"));

        assertThat(scan.problem()).isNull();
        assertThat(scan.masked())
                .isEqualTo("{\"a\":\"" + "9".repeat(999) + "… (" + digits.length() + " characters)\"}");
    }

    @Test
    void a_problem_repeats_nothing_of_the_body() {
        assertThat(scan("{\"auth_token\":hunter2}").problem()).doesNotContain("hunter2", "h'");
        assertThat(scan("{\"data\":{\"id\":\"hunter2\",\"id\":\"hunter2\"}}").problem())
                .doesNotContain("hunter2");
        assertThat(scan("hunter2").problem()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "text"  | STRING    | text    | true
            ""      | STRING    | ''      | false
            " "     | STRING    | ' '     | false
            1.50    | NUMBER    | 1.50    | true
            1E+2    | NUMBER    | 1E+2    | true
            true    | BOOLEAN   | true    | false
            false   | BOOLEAN   | false   | false
            {"a":1} | STRUCTURE | an object | false
            ["a"]   | STRUCTURE | a list    | false
            """)
    void a_field_is_what_was_sent(String json, Scalar.Kind kind, String text, boolean usable) {
        Scalar value = scan("{\"data\":{\"amount\":" + json + ",\"unit\":1}}").value(Field.AMOUNT);

        assertThat(value).isEqualTo(new Scalar(kind, text));
        assertThat(value.isUsable()).isEqualTo(usable);
    }

    @Test
    void null_is_no_value() {
        assertThat(scan("{\"data\":{\"amount\":null}}").value(Field.AMOUNT)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[{\"amount\":1}]}",
                "{\"data\":{\"reward\":{\"amount\":1}}}",
                "{\"data\":{\"AMOUNT\":1}}",
                "{\"data\":{\"amount \":1}}",
                "{\"data.amount\":1}",
                "{\"amount\":1}",
                "[{\"data\":{\"amount\":1}}]"
            })
    void a_field_is_in_its_own_place_only(String body) {
        assertThat(scan(body).value(Field.AMOUNT)).isNull();
    }

    @Test
    void a_field_after_a_structure_is_found() {
        PayloadScan scan =
                scan("{\"data\":{\"reward\":{\"name\":\"n\",\"x\":[[{}]]},\"amount\":1,\"a\":[],\"unit\":\"u\"}}");

        assertThat(scan.value(Field.REWARD_NAME).text()).isEqualTo("n");
        assertThat(scan.value(Field.AMOUNT).text()).isEqualTo("1");
        assertThat(scan.value(Field.UNIT).text()).isEqualTo("u");
    }

    @Test
    void a_field_is_called_as_a_person_finds_it() {
        assertThat(Field.PROMOTER_FIRST_NAME).hasToString("data.promoter.profile.first_name");
        assertThat(Field.V2_EVENT_TYPE).hasToString("event_type");
        assertThat(Field.V2_STATUS_AFTER).hasToString("changes.status.1");
    }
}
