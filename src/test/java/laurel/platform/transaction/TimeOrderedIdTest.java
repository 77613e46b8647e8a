package laurel.platform.transaction;

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
        Instant later = Instant.parse("2200-01-01T00:00:00.123Z");
        long id = TimeOrderedId.at(later);

        assertThat(TimeOrderedId.timeOf(id)).isEqualTo(later);
        assertThat(id).isBetween(TimeOrderedId.first(later), TimeOrderedId.first(later.plusMillis(1)) - 1);
    }

    @Test
    void of_a_time_begin_where_those_of_the_millisecond_before_end() {
        long first = TimeOrderedId.first(NOW);

        assertThat(TimeOrderedId.timeOf(first)).isEqualTo(NOW);
        assertThat(TimeOrderedId.timeOf(first - 1)).isEqualTo(NOW.minusMillis(1));
    }
}
