package laurel.access;

import static laurel.access.PasswordTurns.Line.STRANGERS;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogInAttemptsTest {

    private final PasswordTurns turns = new PasswordTurns();
    private final LogInAttempts attempts = new LogInAttempts(
            null,
            new Nobody(),
            new Sources(Optional.empty()),
            new Failures(Clock.systemUTC()),
            new AccessLog(Clock.systemUTC()),
            turns,
            Clock.systemUTC());

    private static final class Nobody implements KnownPeople {

        @Override
        public Optional<String> named(String written) {
            return Optional.empty();
        }

        @Override
        public boolean haveUsed(String written, String token) {
            return false;
        }
    }

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final AtomicInteger looks = new AtomicInteger();

    @AfterEach
    void end() {
        callers.shutdownNow();
    }

    @Test
    void guesses_of_the_same_moment_count_one_after_the_other() throws Exception {
        for (int burst = 0; burst < 5; burst++) {
            atOnce(STRANGERS.places(), () -> attempts.look("anna", anybody(), this::wrong));
        }

        assertThat(looks.get())
                .isBetween(Failures.Kind.PLACE.free(), Failures.Kind.PLACE.free() + STRANGERS.sideBySide());
        assertThat(attempts.look("anna", anybody(), this::wrong).secondsToWait())
                .isGreaterThan(1);
    }

    @Test
    void whoever_comes_while_many_are_waiting_is_told_to_come_again_and_keeps_no_thread() throws Exception {
        var mayEnd = new CountDownLatch(1);
        List<Future<LogInAttempts.Attempt>> waiting = IntStream.range(0, STRANGERS.places())
                .mapToObj(number -> callers.submit(() -> attempts.look("person " + number, anybody(), () -> {
                    awaitUninterrupted(mayEnd);
                    return right();
                })))
                .toList();
        try {
            while (turns.inLine(STRANGERS) < STRANGERS.places()) {
                Thread.onSpinWait();
            }

            assertThat(callers.submit(() -> attempts.look("anna", anybody(), this::right)))
                    .succeedsWithin(2, TimeUnit.SECONDS) // who waits in line, waits for three
                    .isEqualTo(new LogInAttempts.Attempt(CredentialValidationResult.INVALID_RESULT, 1));
        } finally {
            mayEnd.countDown();
        }
        assertThat(attemptsOf(waiting)).anyMatch(LogInAttempts.Attempt::isValid);
        assertThat(attempts.look("anna", anybody(), this::right).isValid())
                .as("when there is room again")
                .isTrue();
    }

    @Test
    void what_goes_wrong_while_a_password_is_looked_at_leaves_room_for_the_next_ones() {
        for (int number = 0; number <= STRANGERS.places(); number++) {
            assertThat(callers.submit(() -> attempts.look("anna", anybody(), () -> {
                        throw new IllegalStateException("the database is away");
                    })))
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .havingRootCause()
                    .withMessage("the database is away");
        }

        assertThat(attempts.look("anna", anybody(), this::right).isValid()).isTrue();
    }

    private CredentialValidationResult wrong() {
        looks.incrementAndGet();
        return CredentialValidationResult.INVALID_RESULT;
    }

    private CredentialValidationResult right() {
        looks.incrementAndGet();
        return new CredentialValidationResult("anna");
    }

    private void atOnce(int number, Callable<LogInAttempts.Attempt> call) throws Exception {
        var ready = new CountDownLatch(number);
        attemptsOf(IntStream.range(0, number)
                .mapToObj(caller -> callers.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.call();
                }))
                .toList());
    }

    private static List<LogInAttempts.Attempt> attemptsOf(List<Future<LogInAttempts.Attempt>> calls) throws Exception {
        return calls.stream()
                .map(call -> {
                    try {
                        return call.get(30, TimeUnit.SECONDS);
                    } catch (InterruptedException | ExecutionException | java.util.concurrent.TimeoutException failed) {
                        throw new AssertionError(failed);
                    }
                })
                .toList();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpServletRequest anybody() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                LogInAttemptsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getRemoteAddr") ? "203.0.113.7" : null);
    }
}
