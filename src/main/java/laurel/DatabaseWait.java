package laurel;

import java.time.Duration;
import laurel.platform.transaction.DatabaseTrouble;

/** How a start waits for a database: how long it pauses between two tries, and when it logs that it waits. */
final class DatabaseWait {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private Duration pause = FIRST_PAUSE;
    private DatabaseTrouble.Kind told;
    private Duration toldAt;

    /** The pause before the next try: each is twice as long as the one before, up to a few seconds. */
    Duration pause() {
        Duration now = pause;
        pause = now.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? now.multipliedBy(2) : LONGEST_PAUSE;
        return now;
    }

    /**
     * Whether this trouble is to be logged: at first, when it becomes another one, and once a minute.
     *
     * @param spent how long the start has taken so far
     */
    boolean isToTell(DatabaseTrouble.Kind trouble, Duration spent) {
        boolean isToTell = trouble != told || spent.minus(toldAt).compareTo(BETWEEN_LINES) >= 0;
        if (isToTell) {
            told = trouble;
            toldAt = spent;
        }
        return isToTell;
    }
}
