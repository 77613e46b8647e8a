package laurel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import laurel.access.PasswordTurns.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PasswordTurnsTest {

    private final PasswordTurns turns = new PasswordTurns();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        callers.shutdownNow();
    }

    @Test
    void passwords_of_all_lines_together_take_half_of_the_processors_at_most() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var all = new ArrayList<Future<?>>();
        for (Line line : Line.values()) {
            for (int caller = 0; caller < line.places(); caller++) {
                all.add(callers.submit(() -> turns.inTurn(line, () -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.yield();
                    return now.decrementAndGet();
                })));
            }
        }
        for (Future<?> call : all) {
            call.get(10, TimeUnit.SECONDS);
        }

        assertThat(most.get()).isBetween(1, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    @ParameterizedTest
    @EnumSource
    void a_full_line_turns_away_whoever_comes_and_no_other_line_is_full_then(Line full) throws Exception {
        var mayEnd = new CountDownLatch(1);
        List<Future<?>> waiting = new ArrayList<>();
        for (int caller = 0; caller < full.places(); caller++) {
            waiting.add(callers.submit(() -> turns.inTurn(full, () -> await(mayEnd))));
        }
        while (turns.inLine(full) < full.places()) {
            Thread.onSpinWait();
        }

        assertThat(callers.submit(() -> turns.inTurn(full, () -> "hashed")))
                .succeedsWithin(2, TimeUnit.SECONDS) // who waits in line, waits for three
                .matches(turn -> turn.isEmpty());
        for (Line other : Line.values()) {
            assertThat(turns.inLine(other)).isEqualTo(other == full ? full.places() : 0);
        }
        mayEnd.countDown();
        for (Future<?> call : waiting) {
            call.get(10, TimeUnit.SECONDS);
        }
        assertThat(turns.inTurn(full, () -> "hashed")).contains("hashed");
    }

    @Test
    void what_fails_gives_its_turn_back() {
        for (int time = 0; time <= Line.KNOWN.places(); time++) {
            assertThatThrownBy(() -> turns.inTurn(Line.KNOWN, () -> {
                        throw new IllegalStateException("the database is away");
                    }))
                    .hasMessage("the database is away");
        }

        assertThat(turns.inTurn(Line.KNOWN, () -> "hashed")).contains("hashed");
    }

    @Test
    void whoever_is_interrupted_in_line_is_not_hashed() throws Exception {
        Thread.currentThread().interrupt();

        assertThat(turns.inTurn(Line.KNOWN, () -> "hashed")).isEmpty();
        assertThat(Thread.interrupted()).as("whether it is still interrupted").isTrue();
        assertThat(turns.inTurn(Line.KNOWN, () -> "hashed")).contains("hashed");
    }

    private static String await(CountDownLatch mayEnd) {
        try {
            mayEnd.await();
            return "hashed";
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
