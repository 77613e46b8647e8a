package laurel.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LastLookTest {

    private final LastLook<Integer> last = new LastLook<>();
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void whoever_comes_alone_looks_anew() {
        assertThat(last.orLook(looks::incrementAndGet)).isEqualTo(1);
        assertThat(last.orLook(looks::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void whoever_comes_while_somebody_looks_is_told_what_was_seen_last_without_waiting() throws Exception {
        last.orLook(looks::incrementAndGet);
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var slow = CompletableFuture.supplyAsync(() -> last.orLook(() -> slowly(begun, end)));
        begun.await();

        assertThat(last.orLook(looks::incrementAndGet)).isEqualTo(1);
        assertThat(looks).hasValue(1);
        end.countDown();
        assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void who_waits_for_the_first_look_is_told_what_it_saw() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var asked = new ArrayList<CompletableFuture<Integer>>();
        asked.add(CompletableFuture.supplyAsync(() -> last.orLook(() -> slowly(begun, end))));
        begun.await();
        var threads = new ArrayList<Thread>();
        for (int one = 0; one < 3; one++) {
            var answer = new CompletableFuture<Integer>();
            asked.add(answer);
            var thread = new Thread(() -> answer.complete(last.orLook(looks::incrementAndGet)));
            threads.add(thread);
            thread.start();
        }
        while (!threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        end.countDown();

        for (var one : asked) {
            assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void a_look_that_fails_keeps_nobody_from_the_next_one() {
        try {
            last.orLook(() -> {
                throw new IllegalStateException();
            });
        } catch (IllegalStateException failed) {
            // as it was meant to
        }

        assertThat(CompletableFuture.supplyAsync(() -> last.orLook(looks::incrementAndGet))
                        .join())
                .isEqualTo(1);
    }

    private int slowly(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            assertThat(end.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return looks.incrementAndGet();
    }
}
