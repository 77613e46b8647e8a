package laurel.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClockProducerTest {

    private final Clock clock = new ClockProducer().clock();

    @Test
    void the_clock_tells_utc() {
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void the_clock_tells_the_time_that_it_is() {
        Instant before = Instant.now();

        assertThat(clock.instant()).isBetween(before.minusNanos(1_000), Instant.now());
    }

    @Test
    void the_clock_tells_no_more_than_the_database_keeps() {
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> clock.instant()))
                .allMatch(instant -> instant.getNano() % 1_000 == 0);
    }
}
