package laurel.platform.transaction;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers for rows that have no name of their own. They grow with time, so that an index grows at its end. They are
 * made here, because asking the database for them would be one more wait, and one that callers share.
 *
 * <p>A process never gives the same number twice. Two nodes could give the same one in the same millisecond. That is
 * unlikely; then the primary key refuses it, and the transaction is tried again.
 */
public final class TimeOrderedId {

    /** There are a million numbers a millisecond, and a node begins at any of them. */
    private static final int RANDOM_BITS = 20;

    private static final AtomicLong LAST = new AtomicLong();

    private TimeOrderedId() {}

    /** The smallest number of this time. A row with a smaller number is older, unless a clock went back. */
    public static long first(Instant time) {
        return time.toEpochMilli() << RANDOM_BITS;
    }

    /** The time of a number, to the millisecond. */
    public static Instant timeOf(long id) {
        return Instant.ofEpochMilli(id >> RANDOM_BITS);
    }

    /**
     * A number for something that happens at this time, which is between 1970 and 2248. It is larger than every number
     * before it.
     */
    public static long at(Instant time) {
        long first =
                time.toEpochMilli() << RANDOM_BITS | ThreadLocalRandom.current().nextLong(1L << RANDOM_BITS);
        return LAST.accumulateAndGet(first, (last, next) -> Math.max(last + 1, next));
    }
}
