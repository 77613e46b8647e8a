package laurel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import laurel.platform.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests are read as {@link JsonBodyTest} has it, by what their records say. */
class RequestReaderTest {

    record Order(
            @Text(most = 7) String unit,
            @Whole(least = 1, most = 20) long amount,
            @Text(most = 5, isId = true) Optional<String> promoter,
            boolean isUrgent) {

        Order {
            if (unit.equals("none")) {
                throw Refused.unfit("unit", "unit: none is not configured.").toException();
            }
        }
    }

    record Capture(@Whole(least = 1, most = 20) OptionalLong amount) {}

    record Nothing() {}

    private static <R extends Record> R read(Class<R> type, String json) {
        var headers = (HttpHeaders) Proxy.newProxyInstance(
                HttpHeaders.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (self, method, arguments) ->
                        method.getName().equals("getMediaType") ? MediaType.APPLICATION_JSON_TYPE : null);
        return RequestReader.read(type, headers, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_record_holds_what_was_sent() {
        assertThat(read(Order.class, "{\"promoter\":\"234\",\"amount\":20,\"unit\":\" credits \",\"isUrgent\":true}"))
                .isEqualTo(new Order("credits", 20, Optional.of("234"), true));
        assertThat(read(Capture.class, "{\"amount\":3}")).isEqualTo(new Capture(OptionalLong.of(3)));
    }

    @Test
    void what_may_be_missing_is_empty_or_not_so() {
        assertThat(read(Order.class, "{\"amount\":1,\"unit\":\"credits\"}"))
                .isEqualTo(new Order("credits", 1, Optional.empty(), false));
        assertThat(read(Capture.class, "{}")).isEqualTo(new Capture(OptionalLong.empty()));
    }

    @ParameterizedTest
    @CsvSource({"''", "null", "{}"})
    void a_body_may_be_missing_where_nothing_in_it_must_be_there(String json) {
        assertThat(read(Capture.class, json)).isEqualTo(new Capture(OptionalLong.empty()));
        assertThat(read(Nothing.class, json)).isEqualTo(new Nothing());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\":1}|unit|unit is missing.",
                "{\"unit\":\"credits\"}|amount|amount is missing.",
                "{\"unit\":\"credits\",\"amount\":21}|amount|amount must be a whole number from 1 to 20, written in digits.",
                "{\"unit\":\"credits\",\"amount\":1.0}|amount|amount must be a whole number from 1 to 20, written in digits.",
                "{\"unit\":\"credits8\",\"amount\":1}|unit|unit has at most 7 characters.",
                "{\"unit\":\"credits\",\"amount\":1,\"promoter\":\"undefined\"}|promoter|promoter has at most 5 characters.",
                "{\"unit\":\"credits\",\"amount\":1,\"isUrgent\":1}|isUrgent|isUrgent must be true or false.",
                "{\"unit\":\"credits\",\"Amount\":1}|Amount|There is no field Amount here; known are unit, amount, promoter, isUrgent.",
                "{\"unit\":\"credits\",\"unit\":\"credits\"}|unit|unit is there twice.",
                "[]||The body is not a JSON object.",
                "null||The body is not a JSON object.",
                "''||The body is not JSON, or breaks off."
            })
    void what_is_wrong_is_refused_and_its_field_named(String json, String field, String why) {
        assertThatExceptionOfType(Refused.Thrown.class)
                .isThrownBy(() -> read(Order.class, json))
                .extracting(Refused.Thrown::refused)
                .isEqualTo(Refused.malformed(field, why));
    }

    @Test
    void a_record_may_refuse_what_it_was_given() {
        assertThatExceptionOfType(Refused.Thrown.class)
                .isThrownBy(() -> read(Order.class, "{\"unit\":\"none\",\"amount\":1}"))
                .extracting(Refused.Thrown::refused)
                .isEqualTo(Refused.unfit("unit", "unit: none is not configured."));
    }
}
