package laurel.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    @Test
    void ends_so_many_days_ago() {
        var retention = Retention.of(" 90d ");

        assertThat(retention.end(NOW)).contains(Instant.parse("2025-12-31T12:00:00Z"));
        assertThat(retention).hasToString("for 90 days");
    }

    @Test
    void can_be_switched_off_by_that_word_only() {
        var retention = Retention.of(" off ");

        assertThat(retention.end(NOW)).isEmpty();
        assertThat(retention).hasToString("for ever");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0d", "OFF", "never", "90", "36501d"})
    void that_is_neither_is_refused_and_named(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retention.of(value))
                .withMessageContaining("laurel.deliveries.retention (LAUREL_DELIVERIES_RETENTION): " + value)
                .withMessageContaining("off");
    }
}
