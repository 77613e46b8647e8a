package laurel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is answered is byte for byte what JSON Processing would write of it by hand. */
class AnswerWriterTest {

    public enum Colour {
        RED
    }

    public record Inner(String zebra, Optional<Instant> at, OptionalLong amount) {}

    public record Outer(
            String id,
            @Unfolded Inner inner,
            long most,
            int status,
            boolean known,
            Colour colour,
            Map<String, Long> balances,
            List<Inner> others,
            List<String> ids,
            Inner none) {}

    @Test
    void tells_everything_in_the_order_of_the_record_and_null_for_what_there_is_not() {
        var inner = new Inner(null, Optional.empty(), OptionalLong.empty());
        var other = new Inner("z", Optional.of(Instant.parse("2026-01-31T12:00:00.120Z")), OptionalLong.of(-7));

        assertThat(AnswerWriter.json(new Outer(
                        "1",
                        inner,
                        Long.MAX_VALUE,
                        200,
                        true,
                        Colour.RED,
                        new TreeMap<>(Map.of("points", 9007199254740993L, "credits", 0L)),
                        List.of(other),
                        List.of("3", "2"),
                        null)))
                .isEqualTo("{\"id\":\"1\",\"zebra\":null,\"at\":null,\"amount\":null,\"most\":9223372036854775807,"
                        + "\"status\":200,\"known\":true,\"colour\":\"RED\","
                        + "\"balances\":{\"credits\":0,\"points\":9007199254740993},"
                        + "\"others\":[{\"zebra\":\"z\",\"at\":\"2026-01-31T12:00:00.120Z\",\"amount\":-7}],"
                        + "\"ids\":[\"3\",\"2\"],\"none\":null}");
    }

    @Property
    void escapes_as_json_processing_does(@ForAll String text, @ForAll long number) {
        var byHand = Jsons.object()
                .add("zebra", text)
                .add(
                        "at",
                        Instant.ofEpochSecond(number % 1_000_000_000, number & 0xFFFFF)
                                .toString())
                .add("amount", number)
                .build()
                .toString();

        assertThat(AnswerWriter.json(new Inner(
                        text,
                        Optional.of(Instant.ofEpochSecond(number % 1_000_000_000, number & 0xFFFFF)),
                        OptionalLong.of(number))))
                .isEqualTo(byHand);
        try (var reader = Json.createReader(new StringReader(byHand))) {
            assertThat(reader.readObject().getJsonNumber("amount").longValueExact())
                    .isEqualTo(number);
        }
    }
}
