package laurel.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Logs who came in, who was refused, and whose rights were changed: one line each, with the source and a name that
 * Laurel knows. A line never holds text that a caller wrote: it might be a password in the wrong field, or an attempt
 * to forge a line.
 *
 * <p>Of each kind of refusal, {@value #MOST_A_MINUTE} lines a minute are written. The others are counted, and the next
 * line tells how many they were. So a flood of calls does not fill the disk.
 */
@ApplicationScoped
public class AccessLog {

    /** What was refused. */
    public enum Refused {
        /** A password. */
        PASSWORD,
        /** A key of the API. */
        KEY,
        /** A token or signature of the webhook. */
        TOKEN,
        /** A call beyond the caller's role. */
        ROLE
    }

    static final int MOST_A_MINUTE = 30;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<Refused, Bound> bounds = new EnumMap<>(Refused.class);
    private Clock clock;
    private Logger log;

    /** For the container. */
    protected AccessLog() {}

    @Inject
    public AccessLog(Clock clock) {
        this(clock, System.getLogger("laurel.access"));
    }

    AccessLog(Clock clock, Logger log) {
        this.clock = clock;
        this.log = log;
        for (Refused refused : Refused.values()) {
            bounds.put(refused, new Bound(clock.instant()));
        }
    }

    /** Somebody has logged in. */
    public void loggedIn(String name, Source source, boolean isKnownBrowser) {
        log.log(
                Level.INFO,
                "{0} logged in from {1}, {2}.",
                name,
                source,
                isKnownBrowser ? "by a browser that they have used before" : "by a browser that was not known");
    }

    /** Somebody calls the API with their password, from a source from which they have not called lately. */
    public void called(String name, Source source) {
        log.log(Level.INFO, "{0} calls the API by a password from {1}.", name, source);
    }

    /** Somebody has logged out. */
    public void loggedOut(String name, Source source) {
        log.log(Level.INFO, "{0} logged out from {1}.", name, source);
    }

    /**
     * Somebody's rights were changed, and the change is committed.
     *
     * @param actor who changed them
     * @param deed what was done, such as {@code give role}
     * @param subject the person or the key that was changed
     * @param detail what came of it
     */
    public void changed(String actor, Source source, String deed, String subject, String detail) {
        log.log(Level.INFO, "{0} from {1}: {2}: {3}, {4}.", actor, source, deed, subject, detail);
    }

    /**
     * Something was refused.
     *
     * @param what a sentence without its end; asked for only if the line is written. It holds nothing that a caller
     *     wrote
     */
    public void refused(Refused kind, Source source, Supplier<String> what) {
        long left = bounds.get(kind).left(clock.instant());
        if (left < 0) {
            return;
        }
        log.log(Level.WARNING, "Refused, from {0}: {1}.", source, what.get());
        if (left > 0) {
            log.log(Level.WARNING, "Before it, {0} others of the kind were refused and not written down.", left);
        }
    }

    /** Counts the lines of a minute. */
    private static final class Bound {

        private Instant minute;
        private int written;
        private long left;

        Bound(Instant now) {
            minute = now;
        }

        /** @return how many lines were left out since the last one, if this one may be written; else -1 */
        synchronized long left(Instant now) {
            // This is also true after the clock was set back. Otherwise nothing would be written until the clock
            // catches up.
            if (now.isBefore(minute) || !now.isBefore(minute.plus(MINUTE))) {
                minute = now;
                written = 0;
            }
            if (written >= MOST_A_MINUTE) {
                left++;
                return -1;
            }
            written++;
            long before = left;
            left = 0;
            return before;
        }
    }
}
