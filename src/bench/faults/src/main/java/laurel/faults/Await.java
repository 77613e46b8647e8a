package laurel.faults;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process does. */
final class Await {

    private static final Duration BETWEEN_TWO_LOOKS = Duration.ofMillis(20);

    private Await() {}

    /**
     * Looks again and again.
     *
     * @param otherwise what is wrong if the condition does not become true within the limit
     * @throws Failure if it does not, or if a look fails
     */
    static void within(Duration limit, String otherwise, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > deadline) {
                    throw new Failure(otherwise + ", not within " + limit.toSeconds() + " s");
                }
                pause(BETWEEN_TWO_LOOKS);
            }
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new Failure(otherwise + ": " + failed, failed);
        }
    }

    /** Lets time go by while a fault lasts. */
    static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
        if (Thread.interrupted()) {
            throw new Failure("interrupted");
        }
    }
}
