package laurel.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void grows_with_time() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(TimeOrderedId.at(NOW)).isPositive().isLessThan(TimeOrderedId.at(NOW.plusMillis(1)));
        }
        assertThat(TimeOrderedId.at(Instant.parse("2200-01-01T00:00:00Z"))).isGreaterThan(TimeOrderedId.at(NOW));
    }

    @Test
    void is_another_one_nearly_every_time() {
        long different = LongStream.generate(() -> TimeOrderedId.at(NOW))
                .limit(1_000)
                .distinct()
                .count();

        assertThat(different).isGreaterThan(990);
    }
}
