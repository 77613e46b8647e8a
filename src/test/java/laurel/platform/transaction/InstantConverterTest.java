package laurel.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantConverterTest {

    private final InstantConverter converter = new InstantConverter();

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2023-08-23T11:06:02.663Z", "2026-10-25T01:30:00.123456Z"})
    void an_instant_is_kept_in_utc_and_read_back_the_same(Instant instant) {
        OffsetDateTime kept = converter.convertToDatabaseColumn(instant);

        assertThat(kept.getOffset()).isEqualTo(ZoneOffset.UTC);
        assertThat(kept.toInstant()).isEqualTo(instant);
        assertThat(converter.convertToEntityAttribute(kept)).isEqualTo(instant);
    }

    @Test
    void a_database_may_answer_in_any_zone() {
        assertThat(converter.convertToEntityAttribute(OffsetDateTime.parse("2023-08-23T13:06:02.663+02:00")))
                .isEqualTo(Instant.parse("2023-08-23T11:06:02.663Z"));
    }

    @Test
    void null_stays_null() {
        assertThat(converter.convertToDatabaseColumn(null)).isNull();
        assertThat(converter.convertToEntityAttribute(null)).isNull();
    }
}
