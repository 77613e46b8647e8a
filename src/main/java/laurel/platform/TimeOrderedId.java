package laurel.platform;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Numbers for rows that have no name of their own. They grow with time, so that an index grows at its end, and are made here:
 * to ask the database for them would be a wait more, and one that callers have in common.
 */
public final class TimeOrderedId {

    /** A million numbers a millisecond: that two nodes take the same one is unlikely, and then refused by the primary key. */
    private static final int RANDOM_BITS = 20;

    private TimeOrderedId() {}

    /** A number for something that happens at this time, which is between 1970 and 2248. */
    public static long at(Instant time) {
        return time.toEpochMilli() << RANDOM_BITS | ThreadLocalRandom.current().nextLong(1L << RANDOM_BITS);
    }
}
