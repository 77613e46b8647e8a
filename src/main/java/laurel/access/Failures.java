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
 * Remembers who has shown wrong secrets, and for how long they are refused. The first failures within a kind's time
 * cost nothing. The next one begins a pause of a minute. Each failure after a pause begins a pause twice as long, up to
 * a quarter of an hour. A try during a pause is not counted, so a pause also ends for somebody who keeps trying.
 * Somebody who has not failed for the kind's time after a pause begins anew.
 *
 * <p>Secrets that are made by machines cannot be guessed: ask {@link #failed} after a wrong one, and never refuse a
 * right one. Passwords can be guessed: ask {@link #tooMany} first, and if it says so, do not look at the password.
 *
 * <p>The failures are kept in memory, by each node for itself. Some {@value #MOST_REMEMBERED} of each kind are
 * remembered, so that nobody can fill the memory. Those who have failed least often are forgotten first: otherwise
 * somebody who guesses under one name could make it forgotten by failing under many. A call with a right secret takes
 * no lock here, since only failures are asked about.
 */
@ApplicationScoped
public class Failures {

    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** What was wrong, and by whom it is counted. Each kind is counted by itself. */
    public enum Kind {
        /** A webhook's token or signature, by source. */
        TOKEN("deliveries without a valid token from", 10, Duration.ofMinutes(1), LONGEST_PAUSE),
        /** A key of the API, by source. */
        KEY("calls without a valid API key from", 10, Duration.ofMinutes(1), LONGEST_PAUSE),
        /** A password, by source. A source may be a house with many people in it. */
        SOURCE("failed log-ins from", 30, Duration.ofMinutes(15), LONGEST_PAUSE),
        /** A password, by name and source together. */
        PLACE(null, 10, Duration.ofDays(1), Duration.ofDays(1)),
        /** A password, by name and a browser in which somebody of this name has logged in before. */
        BROWSER(null, 10, Duration.ofDays(1), Duration.ofDays(1)),
        /**
         * A password, by name. It counts the failures of all who call from where nobody of this name has logged in
         * before.
         */
        NAME(null, 50, Duration.ofDays(1), Duration.ofDays(1));

        private final String described;
        private final int free;
        private final Duration within;
        private final Duration rest;

        /**
         * @param described how the log tells it, before who it was; null where that is text that somebody wrote, which
         *     may be a password
         * @param free how many failures cost nothing
         * @param within the time in which they are counted
         * @param rest how long after a pause, without a failure, all are forgotten
         */
        Kind(String described, int free, Duration within, Duration rest) {
            this.described = described;
            this.free = free;
            this.within = within;
            this.rest = rest;
        }

        /** How many failures cost nothing. */
        int free() {
            return free;
        }
    }

    static final int MOST_REMEMBERED = 10_000;

    /** How many are forgotten at once, since finding them takes a while. */
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    /** The longest text that is counted by. No name and source are longer, and a longer text takes no more memory. */
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
     * Whether somebody is refused now. Nothing is counted.
     *
     * @param who the source, or what else the kind counts by; only the first {@value #LONGEST_WHO} characters count
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
     * Counts a failure. The first one that is too many is logged.
     *
     * @param who as for {@link #tooMany}
     * @return the whole seconds until they may try again, to be answered with 429 and Retry-After; 0 if they may now
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
     * Forgets the failures. It is meant for a browser, or a name and a source together. The failures of a source are
     * not forgotten after a right password: otherwise somebody who has a password could guess the passwords of others,
     * with a log-in of their own now and then.
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

    /** Forgets those who failed least often, and of these the ones who were not heard of for longest. */
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

        /**
         * This is also true after the clock was set back. Otherwise somebody would be refused until the clock catches
         * up.
         */
        boolean isOver(Instant now) {
            return !now.isBefore(forgottenAt) || now.isBefore(last);
        }

        /** @return whether this is the first failure that is too many */
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
