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
 * Who came in, who did not, and whose rights were changed: a line of the log each, with the source and a name that Laurel knows. What
 * somebody has written and nobody is called stands in none, since it may be a password in the wrong field; so no line can be forged
 * either.
 *
 * <p>Of each kind of refusal {@value #MOST_A_MINUTE} lines a minute are written. The others are counted, and the next line that is
 * written tells how many they were: whoever floods the door does not fill the disk.
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

    /** Somebody has logged in, by a browser in which they have before, or in another one. */
    public void loggedIn(String name, Source source, boolean isKnownBrowser) {
        log.log(
                Level.INFO,
                "{0} logged in from {1}, {2}.",
                name,
                source,
                isKnownBrowser ? "by a browser that they have used before" : "by a browser that was not known");
    }

    /** Somebody calls the API by their password, from where they have not lately. */
    public void called(String name, Source source) {
        log.log(Level.INFO, "{0} calls the API by a password from {1}.", name, source);
    }

    /** Somebody has logged out. */
    public void loggedOut(String name, Source source) {
        log.log(Level.INFO, "{0} logged out from {1}.", name, source);
    }

    /**
     * Somebody's rights were changed, and that is committed.
     *
     * @param actor who has done it
     * @param deed what, such as {@code give role}
     * @param subject to whom or to which key
     * @param detail what came of it
     */
    public void changed(String actor, Source source, String deed, String subject, String detail) {
        log.log(Level.INFO, "{0} from {1}: {2}: {3}, {4}.", actor, source, deed, subject, detail);
    }

    /**
     * Something was refused.
     *
     * @param what a sentence without its end, asked for only if it is written; nothing in it is what a caller wrote
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

        /** @return how many were left out since the last line, if this one may be written; else -1 */
        synchronized long left(Instant now) {
            // Also if the clock was set back: else nothing would be written for as long as it was wrong.
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
