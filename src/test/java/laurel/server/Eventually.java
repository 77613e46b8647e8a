package laurel.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another process does: looks again and again, until it is so or the time is over. */
final class Eventually {

    private static final Duration BETWEEN_TWO_LOOKS = Duration.ofMillis(50);

    private Eventually() {}

    /**
     * @param condition what is to become true
     * @param otherwise the message, if it does not
     */
    static void within(Duration limit, BooleanSupplier condition, Supplier<String> otherwise) {
        within(limit, BETWEEN_TWO_LOOKS, condition, otherwise);
    }

    /** The same, looking more often or more seldom. */
    static void within(Duration limit, Duration pause, BooleanSupplier condition, Supplier<String> otherwise) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + limit.toSeconds() + " s: " + otherwise.get());
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }
}
