package laurel.platform.transaction;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers for rows that have no name of their own. They grow with time, so that an index grows at its end, and are made here:
 * to ask the database for them would be a wait more, and one that callers have in common.
 *
 * <p>A process never gives the same one twice. Two nodes could in the same millisecond, which is unlikely, and then refused by
 * the primary key and tried again.
 */
public final class TimeOrderedId {

    /** A million numbers a millisecond, of which a node begins at any. */
    private static final int RANDOM_BITS = 20;

    private static final AtomicLong LAST = new AtomicLong();

    private TimeOrderedId() {}

    /** The smallest number of this time: what has a smaller one happened before, unless a clock went back. */
    public static long first(Instant time) {
        return time.toEpochMilli() << RANDOM_BITS;
    }

    /** The time of a number, to the millisecond. */
    public static Instant timeOf(long id) {
        return Instant.ofEpochMilli(id >> RANDOM_BITS);
    }

    /** A number for something that happens at this time, which is between 1970 and 2248; larger than every one before it. */
    public static long at(Instant time) {
        long first =
                time.toEpochMilli() << RANDOM_BITS | ThreadLocalRandom.current().nextLong(1L << RANDOM_BITS);
        return LAST.accumulateAndGet(first, (last, next) -> Math.max(last + 1, next));
    }
}
