package laurel.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import laurel.platform.web.Busy;

/**
 * Room for large bodies, which are few: reading one takes some twenty times its size of memory. So a few are read at a time, the
 * others wait, and the small ones, which are nearly all, never ask.
 */
@ApplicationScoped
public class LargeBodies {

    /** A body of more bytes is large. A hundred small ones at once need less than a few large ones. */
    static final int SMALL = 64 * 1024;

    /** Their memory is a third of the servers' heap of 512 MB. */
    static final int AT_ONCE = 6;

    /** With the {@value laurel.platform.web.RequestBody#READ_SECONDS} s of reading, it leaves time for an answer within 10 s. */
    private static final int MOST_SECONDS = 2;

    private final Semaphore free = new Semaphore(AT_ONCE, true);

    /** For one body, until it is answered. */
    final class Room implements AutoCloseable {

        private boolean isTaken;

        /**
         * Waits for room, and keeps it.
         *
         * @throws Busy if there is none in time
         */
        void take() {
            try {
                isTaken = free.tryAcquire(MOST_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            if (!isTaken) {
                throw new Busy("Too many large bodies at once. Nothing was changed; try again later.");
            }
        }

        @Override
        public void close() {
            if (isTaken) {
                free.release();
            }
        }
    }

    /** Room that nobody has asked for yet. */
    Room room() {
        return new Room();
    }
}
