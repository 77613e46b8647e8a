package laurel.monitoring;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one thread look at a time. Whoever comes meanwhile gets what was seen last, if that is not long ago. So however
 * many callers ask, and however long a look takes, only one of them waits for it.
 */
final class LastLook<T> {

    private static final Duration NOT_LONG = Duration.ofSeconds(5);

    private final ReentrantLock looking = new ReentrantLock();
    private volatile Seen<T> last;

    private record Seen<T>(T what, long at) {

        boolean isNotLongAgo() {
            return System.nanoTime() - at < NOT_LONG.toNanos();
        }
    }

    /** What there is to see now; or what was seen within the last 5 s, if somebody else is looking. */
    T orLook(Supplier<T> look) {
        if (!looking.tryLock()) {
            Seen<T> known = last;
            if (known != null && known.isNotLongAgo()) {
                return known.what();
            }
            looking.lock();
            if (last != known) {
                T seenMeanwhile = last.what();
                looking.unlock();
                return seenMeanwhile;
            }
        }
        try {
            T seen = look.get();
            last = new Seen<>(seen, System.nanoTime());
            return seen;
        } finally {
            looking.unlock();
        }
    }
}
