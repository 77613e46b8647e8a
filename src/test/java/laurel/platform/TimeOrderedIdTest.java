package laurel.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void grows_also_within_a_millisecond_and_when_a_clock_goes_back() {
        long[] ids = LongStream.range(0, 10_000)
                .map(n -> TimeOrderedId.at(NOW.minusMillis(n % 3)))
                .toArray();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void is_another_one_for_every_thread() {
        long different = LongStream.range(0, 100_000)
                .parallel()
                .map(n -> TimeOrderedId.at(NOW))
                .distinct()
                .count();

        assertThat(different).isEqualTo(100_000);
    }

    @Test
    void tells_its_time() {
        Instant later = Instant.parse("2200-01-01T00:00:00Z");

        assertThat(TimeOrderedId.at(later) >> 20).isEqualTo(later.toEpochMilli());
    }

    @Test
    void is_not_smaller_than_the_first_of_its_time_and_smaller_than_the_first_of_a_later_one() {
        Instant time = Instant.parse("2201-01-01T00:00:00.123Z"); // after all that other tests have asked for

        assertThat(TimeOrderedId.at(time))
                .isBetween(TimeOrderedId.first(time), TimeOrderedId.first(time.plusMillis(1)) - 1);
        assertThat(TimeOrderedId.timeOf(TimeOrderedId.first(time))).isEqualTo(time);
        assertThat(TimeOrderedId.timeOf(TimeOrderedId.first(time.plusMillis(1)) - 1))
                .isEqualTo(time);
    }
}
