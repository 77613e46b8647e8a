package laurel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import laurel.access.Failures.Kind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {

    private static final String SOMEBODY = "203.0.113.7";

    private final Time time = new Time();
    private final Failures failures = new Failures(time);

    /** A clock that stands still until somebody sets it. */
    private static final class Time extends Clock {

        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        void goesOn(Duration duration) {
            now = now.plus(duration);
        }

        void goesOnBySeconds(long seconds) {
            goesOn(Duration.ofSeconds(seconds));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private List<Long> fail(int times) {
        return IntStream.range(0, times)
                .mapToObj(time -> failures.failed(Kind.TOKEN, SOMEBODY))
                .toList();
    }

    @Test
    void cost_nothing_at_first() {
        assertThat(fail(10)).containsOnly(0L);
        assertThat(failures.tooMany(Kind.TOKEN, SOMEBODY)).isZero();
    }

    @Test
    void are_refused_for_a_minute_when_they_are_too_many() {
        fail(10);

        assertThat(failures.failed(Kind.TOKEN, SOMEBODY)).isEqualTo(60);
        assertThat(failures.tooMany(Kind.TOKEN, SOMEBODY)).isEqualTo(60);
        time.goesOn(Duration.ofMillis(59_001));
        assertThat(failures.tooMany(Kind.TOKEN, SOMEBODY)).isEqualTo(1);
        assertThat(failures.failed(Kind.TOKEN, SOMEBODY)).isEqualTo(1);
        time.goesOn(Duration.ofMillis(999));
        assertThat(failures.tooMany(Kind.TOKEN, SOMEBODY)).isZero();
    }

    @Test
    void are_refused_for_twice_as_long_after_each_pause_and_for_a_quarter_of_an_hour_at_most() {
        fail(10);
        var pauses = new ArrayList<Long>();
        for (int pause = 0; pause < 40; pause++) {
            pauses.add(failures.failed(Kind.TOKEN, SOMEBODY));
            time.goesOnBySeconds(pauses.get(pause));
        }

        assertThat(pauses).startsWith(60L, 120L, 240L, 480L, 900L, 900L).endsWith(900L);
    }

    @Test
    void do_not_count_during_a_pause_so_that_it_ends_for_who_keeps_trying() {
        fail(11);
        for (int second = 0; second < 60; second++) {
            assertThat(failures.failed(Kind.TOKEN, SOMEBODY)).isEqualTo(60 - second);
            time.goesOnBySeconds(1);
        }

        assertThat(failures.failed(Kind.TOKEN, SOMEBODY)).isEqualTo(120);
    }

    @Test
    void are_forgotten_if_they_were_few_within_the_time() {
        for (int minute = 0; minute < 10; minute++) {
            assertThat(fail(10)).containsOnly(0L);
            time.goesOnBySeconds(60);
        }
    }

    @Test
    void of_a_password_count_for_longer_than_those_of_a_machine() {
        for (int minute = 0; minute < 10; minute++) {
            assertThat(failures.failed(Kind.PLACE, SOMEBODY)).isZero();
            time.goesOnBySeconds(60);
        }

        assertThat(failures.failed(Kind.PLACE, SOMEBODY)).isEqualTo(60);
        time.goesOn(Duration.ofHours(24));
        assertThat(failures.failed(Kind.PLACE, SOMEBODY)).isEqualTo(120);
    }

    @Test
    void under_many_names_make_nobody_forget_those_under_one() {
        IntStream.range(0, Kind.NAME.free()).forEach(time -> failures.failed(Kind.NAME, "anna"));
        for (int other = 0; other < 3 * Failures.MOST_REMEMBERED; other++) {
            failures.failed(Kind.NAME, "name " + other);
        }

        assertThat(failures.failed(Kind.NAME, "anna")).isEqualTo(60);
    }

    @Test
    void are_forgotten_after_a_quarter_of_an_hour_without_one() {
        fail(11);
        time.goesOnBySeconds(60);
        assertThat(fail(1)).containsExactly(120L);
        time.goesOn(Duration.ofMinutes(2 + 15));

        assertThat(fail(10)).containsOnly(0L);
        assertThat(fail(1)).containsExactly(60L);
    }

    @Test
    void of_one_are_not_another_ones() {
        fail(11);

        assertThat(failures.tooMany(Kind.TOKEN, "203.0.113.8")).isZero();
        assertThat(failures.tooMany(Kind.KEY, SOMEBODY)).isZero();
        assertThat(failures.failed(Kind.KEY, SOMEBODY)).isZero();
    }

    @Test
    void are_forgotten_after_a_success() {
        IntStream.range(0, 11).forEach(time -> failures.failed(Kind.PLACE, "anna"));
        assertThat(failures.tooMany(Kind.PLACE, "anna")).isPositive();

        failures.succeeded(Kind.PLACE, "anna");

        assertThat(failures.tooMany(Kind.PLACE, "anna")).isZero();
        assertThat(failures.remembered(Kind.PLACE)).isZero();
    }

    @Test
    void are_forgotten_if_the_clock_was_wrong_and_is_set_back() {
        fail(11);
        time.goesOn(Duration.ofHours(-2));

        assertThat(failures.tooMany(Kind.TOKEN, SOMEBODY)).isZero();
        assertThat(fail(10)).containsOnly(0L);
    }

    @ParameterizedTest
    @EnumSource
    void of_ever_so_many_take_no_more_memory_and_leave_the_last_ones_known(Kind kind) {
        IntStream.rangeClosed(0, kind.free()).forEach(time -> failures.failed(kind, SOMEBODY));
        for (int other = 0; other < 3 * Failures.MOST_REMEMBERED; other++) {
            failures.failed(kind, "2001:db8:0:" + Integer.toHexString(other) + "::/64");
            if (other % 1000 == 0) {
                failures.failed(kind, SOMEBODY);
            }
        }

        assertThat(failures.remembered(kind))
                .isLessThanOrEqualTo(Failures.MOST_REMEMBERED)
                .isGreaterThan(Failures.MOST_REMEMBERED / 2);
        assertThat(failures.tooMany(kind, SOMEBODY)).isEqualTo(60);
        assertThat(Stream.of(Kind.values()).filter(other -> other != kind).map(failures::remembered))
                .containsOnly(0);
    }

    @Test
    void under_a_name_without_end_are_remembered_by_its_beginning() {
        String name = "a".repeat(1_000_000);
        IntStream.range(0, 11).forEach(time -> failures.failed(Kind.PLACE, name + time));

        assertThat(failures.tooMany(Kind.PLACE, "a".repeat(Failures.LONGEST_WHO)))
                .isEqualTo(60);
        assertThat(failures.tooMany(Kind.PLACE, "a".repeat(Failures.LONGEST_WHO - 1)))
                .isZero();
    }

    @Test
    void at_the_same_time_are_all_counted() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Long> failing = () -> failures.failed(Kind.TOKEN, SOMEBODY);
            var paused = new ArrayList<Long>();
            for (var one : threads.invokeAll(
                    IntStream.range(0, 200).mapToObj(time -> failing).toList())) {
                paused.add(one.get());
            }

            assertThat(paused).filteredOn(seconds -> seconds == 0).hasSize(10);
            assertThat(paused).filteredOn(seconds -> seconds == 60).hasSize(190);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Nobody is refused who failed at most ten times a minute, and nobody for longer than a quarter of an hour. */
    @Property
    void keep_their_promise_whenever_they_come(@ForAll @Size(max = 120) List<@IntRange(max = 100) Integer> pauses) {
        var slow = new Time();
        var counted = new Failures(slow);
        for (int pause : pauses) {
            slow.goesOnBySeconds(6 + pause);
            assertThat(counted.failed(Kind.TOKEN, SOMEBODY)).isZero();
        }
        for (int pause : pauses) {
            slow.goesOnBySeconds(pause);
            assertThat(counted.failed(Kind.TOKEN, SOMEBODY)).isBetween(0L, 900L);
            assertThat(counted.tooMany(Kind.TOKEN, SOMEBODY)).isBetween(0L, 900L);
        }
    }
}
