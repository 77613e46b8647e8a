package laurel.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who has shown wrong secrets, and how long they are refused for it. The first failures within a kind's time cost nothing. The next
 * one begins a pause of a minute, and each one after a pause begins a pause twice as long, up to a quarter of an hour. What is tried
 * during a pause is not counted, so a pause ends also for who keeps trying; and who has not failed for the kind's time after one
 * begins anew.
 *
 * <p>Secrets that are made by machines cannot be guessed: ask {@link #failed} after a wrong one, and never keep a right one out.
 * Passwords can: ask {@link #tooMany} first, and do not look at the password if it is so.
 *
 * <p>This is in memory and of this node. Of each kind some {@value #MOST_REMEMBERED} are remembered, so nobody can fill the memory; who
 * has failed least often is forgotten first, or whoever guesses under one name could make it forgotten by failing under many. It is
 * asked about failures only: a call with a right secret takes no lock here.
 */
@ApplicationScoped
public class Failures {

    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** What was wrong, and of whom. Each kind is counted by itself. */
    public enum Kind {
        /** A webhook's token or signature; of a source. */
        TOKEN("deliveries without a valid token from", 10, Duration.ofMinutes(1), LONGEST_PAUSE),
        /** A key of the API; of a source. */
        KEY("calls without a valid API key from", 10, Duration.ofMinutes(1), LONGEST_PAUSE),
        /** A password; of a source, which may be a house with many people in it. */
        SOURCE("failed log-ins from", 30, Duration.ofMinutes(15), LONGEST_PAUSE),
        /** A password; of a name and a source together. */
        PLACE(null, 10, Duration.ofDays(1), Duration.ofDays(1)),
        /** A password; of a name and a browser in which somebody of this name has logged in before. */
        BROWSER(null, 10, Duration.ofDays(1), Duration.ofDays(1)),
        /** A password; of a name, by all who have not logged in before from where they call. */
        NAME(null, 50, Duration.ofDays(1), Duration.ofDays(1));

        private final String described;
        private final int free;
        private final Duration within;
        private final Duration rest;

        /**
         * @param described as the log tells it, before who; null where who is what somebody wrote, which may be a password
         * @param free so many failures cost nothing
         * @param within this time
         * @param rest so long after a pause without a failure, and all are forgotten
         */
        Kind(String described, int free, Duration within, Duration rest) {
            this.described = described;
            this.free = free;
            this.within = within;
            this.rest = rest;
        }

        /** So many failures cost nothing. */
        int free() {
            return free;
        }
    }

    static final int MOST_REMEMBERED = 10_000;

    /** So many are forgotten at once, since finding them takes a while. */
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    /** Nobody's name and source are longer, and longer ones take no more memory. */
    static final int LONGEST_WHO = 160;

    private static final Logger LOG = System.getLogger(Failures.class.getName());

    private final Map<Kind, Map<String, Count>> counts = new EnumMap<>(Kind.class);
    private Clock clock;

    /** For the container. */
    protected Failures() {}

    @Inject
    public Failures(Clock clock) {
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            counts.put(kind, new LinkedHashMap<>(16, 0.75f, true));
        }
    }

    /**
     * Whether somebody is refused now; nothing is counted.
     *
     * @param who the source, or what else the kind counts by; the first {@value #LONGEST_WHO} characters tell them apart
     * @return the whole seconds until they may try again; 0 if they may now
     */
    public long tooMany(Kind kind, String who) {
        Instant now = clock.instant();
        Map<String, Count> known = counts.get(kind);
        synchronized (known) {
            Count count = known.get(key(who));
            return count == null || count.isOver(now) ? 0 : count.secondsToWait(now);
        }
    }

    /**
     * Counts a failure. The first one that is too many is told in the log.
     *
     * @param who as for {@link #tooMany}
     * @return the whole seconds until they may try again: what the caller answers with 429 and Retry-After; 0 if they may now
     */
    public long failed(Kind kind, String who) {
        Instant now = clock.instant();
        String key = key(who);
        Map<String, Count> known = counts.get(kind);
        long seconds;
        boolean isFirst;
        synchronized (known) {
            Count count = known.get(key);
            if (count == null || count.isOver(now)) {
                count = new Count(now, kind);
                known.put(key, count);
                forgetSome(known, key);
            }
            isFirst = count.failed(now);
            seconds = count.secondsToWait(now);
        }
        if (isFirst && kind.described != null) {
            LOG.log(
                    Level.WARNING,
                    "Too many {0} {1}: answered with 429 for {2} s, and for longer if it goes on.",
                    kind.described,
                    key,
                    seconds);
        }
        return seconds;
    }

    /**
     * Forgets the failures. That is for a browser, or a name and a source together; of a source with a right password nothing is
     * forgotten, or whoever has one could guess at those of others, with a log-in of their own now and then.
     */
    public void succeeded(Kind kind, String who) {
        Map<String, Count> known = counts.get(kind);
        synchronized (known) {
            known.remove(key(who));
        }
    }

    /** How many are remembered. */
    int remembered(Kind kind) {
        Map<String, Count> known = counts.get(kind);
        synchronized (known) {
            return known.size();
        }
    }

    private static String key(String who) {
        return who.length() <= LONGEST_WHO ? who : who.substring(0, LONGEST_WHO);
    }

    /** Those who failed least often, and of these those who were not heard of for longest. */
    private static void forgetSome(Map<String, Count> known, String but) {
        if (known.size() <= MOST_REMEMBERED) {
            return;
        }
        List<String> least = known.entrySet().stream()
                .filter(count -> !count.getKey().equals(but))
                .sorted(Comparator.comparingInt(count -> count.getValue().failures))
                .limit(FORGOTTEN_AT_ONCE)
                .map(Map.Entry::getKey)
                .toList();
        least.forEach(known::remove);
    }

    /** The failures of one, since they began. */
    private static final class Count {

        private final Kind kind;
        private int failures;
        private Instant last;
        private Instant refusedUntil;
        private Instant forgottenAt;

        Count(Instant now, Kind kind) {
            this.kind = kind;
            last = now;
            refusedUntil = now;
            forgottenAt = now.plus(kind.within);
        }

        /** Also if the clock was set back: else somebody would be refused for as long as it was wrong. */
        boolean isOver(Instant now) {
            return !now.isBefore(forgottenAt) || now.isBefore(last);
        }

        /** @return whether this is the first one that is too many */
        boolean failed(Instant now) {
            if (now.isBefore(refusedUntil)) {
                return false;
            }
            last = now;
            failures++;
            int tooMany = failures - kind.free;
            if (tooMany > 0) {
                refusedUntil = now.plus(pause(tooMany));
                forgottenAt = refusedUntil.plus(kind.rest);
            }
            return tooMany == 1;
        }

        private static Duration pause(int tooMany) {
            Duration pause = FIRST_PAUSE;
            for (int more = 1; more < tooMany && pause.compareTo(LONGEST_PAUSE) < 0; more++) {
                pause = pause.multipliedBy(2);
            }
            return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        }

        long secondsToWait(Instant now) {
            return now.isBefore(refusedUntil)
                    ? Duration.between(now, refusedUntil).plusNanos(999_999_999).toSeconds()
                    : 0;
        }
    }
}
