package laurel.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.System.Logger;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import laurel.platform.Start;
import org.junit.jupiter.api.Test;

class JobTest {

    private final List<String> calls = new ArrayList<>();
    private final Start start = new Start();

    private record Counted(boolean isMore, long done) implements Job.Batch {}

    private Counted next(String worker, Counted last) {
        calls.add(worker);
        return new Counted(last.done() < 2, last.done() + 1);
    }

    @Test
    void does_batch_after_batch_under_one_name_and_gives_its_lease_back() {
        long done = Job.run(new Counted(true, 0), this::next, worker -> calls.add(worker + " ends"));

        assertThat(done).isEqualTo(3);
        assertThat(calls).hasSize(4).last().isEqualTo(calls.get(0) + " ends");
        assertThat(calls.subList(0, 3)).containsOnly(calls.get(0));
    }

    @Test
    void has_another_name_in_each_run() {
        for (int run = 0; run < 2; run++) {
            Job.run(new Counted(false, 0), this::next, calls::add);
        }

        assertThat(calls).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void breaks_off_with_what_went_wrong() {
        assertThatThrownBy(() -> Job.run(
                        new Counted(true, 0),
                        (worker, last) -> {
                            throw new IllegalStateException("broken");
                        },
                        calls::add))
                .hasMessage("broken");
    }

    private List<String> logOf(LongSupplier run) {
        var log = new ArrayList<String>();
        var logger = (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (self, method, arguments) -> {
                    log.add(Arrays.deepToString(arguments));
                    return null;
                });
        Job.onSchedule(start, logger, "Tidying", "Tidied {0} rooms.", run);
        return log;
    }

    @Test
    void lets_a_run_pass_while_laurel_waits_for_its_database() {
        assertThat(logOf(() -> {
                    throw new AssertionError("it ran");
                }))
                .isEmpty();
    }

    @Test
    void tells_what_a_run_has_done_if_it_did_something() {
        start.end();
        assertThat(logOf(() -> 3)).containsExactly("[INFO, Tidied {0} rooms., [3]]");
        assertThat(logOf(() -> 0)).isEmpty();
    }

    @Test
    void tells_what_went_wrong_and_lets_the_next_run_try() {
        start.end();
        assertThat(logOf(() -> {
                    throw new IllegalStateException("broken");
                }))
                .singleElement()
                .asString()
                .contains("WARNING", "Tidying broke off, and is taken up at its next run.", "broken");
    }
}
