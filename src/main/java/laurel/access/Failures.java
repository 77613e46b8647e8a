package laurel.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who has shown wrong secrets, and how long they are refused for it. The first {@value #FREE} failures within a kind's time cost
 * nothing. The next one begins a pause of a minute, and each one after a pause begins a pause twice as long, up to a quarter of an
 * hour. What is tried during a pause is not counted, so a pause ends also for who keeps trying; and who has not failed for a
 * quarter of an hour after one begins anew.
 *
 * <p>Secrets that are made by machines cannot be guessed: ask {@link #failed} after a wrong one, and never keep a right one out.
 * Passwords can: ask {@link #tooMany} first, and do not look at the password if it is so.
 *
 * <p>This is in memory and of this node. Of each kind the {@value #MOST_REMEMBERED} who failed last are remembered, so nobody can
 * fill the memory. It is asked about failures only: a call with a right secret takes no lock here.
 */
@ApplicationScoped
public class Failures {

    /** What was wrong, and of whom. Each kind is counted by itself. */
    public enum Kind {
        /** A webhook's token or signature; of a source. */
        TOKEN("deliveries without a valid token from", Duration.ofMinutes(1)),
        /** A key of the API; of a source. */
        KEY("calls without a valid API key from", Duration.ofMinutes(1)),
        /** A password; of a source. */
        PASSWORD("failed log-ins from", Duration.ofMinutes(15)),
        /** A password; of the name that was given with it, wherever that came from. Never null. */
        NAME("failed log-ins as", Duration.ofMinutes(15));

        private final String described;
        private final Duration within;

        Kind(String described, Duration within) {
            this.described = described;
            this.within = within;
        }
    }

    /** So many failures cost nothing. */
    static final int FREE = 10;

    static final int MOST_REMEMBERED = 10_000;
    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** Nobody's name is longer, and a longer one takes no more memory. */
    private static final int LONGEST_WHO = 64;

    private static final Logger LOG = System.getLogger(Failures.class.getName());

    private final Map<Kind, Map<String, Count>> counts = new EnumMap<>(Kind.class);
    private Clock clock;

    /** For the container. */
    protected Failures() {}

    @Inject
    public Failures(Clock clock) {
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            counts.put(kind, new LastOnes());
        }
    }

    /**
     * Whether somebody is refused now; nothing is counted.
     *
     * @param who the source, or for {@link Kind#NAME} the name; the first 64 characters tell them apart
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
                count = new Count(now, kind.within);
                known.put(key, count);
            }
            isFirst = count.failed(now);
            seconds = count.secondsToWait(now);
        }
        if (isFirst) {
            LOG.log(
                    Level.WARNING,
                    "Too many {0} {1}: answered with 429 for {2} s, and for longer if it goes on.",
                    kind.described,
                    printable(key),
                    seconds);
        }
        return seconds;
    }

    /**
     * Forgets the failures. That is for names; of a source with a right password nothing is forgotten, or whoever has one could
     * guess at those of others, with a log-in of their own after every ten.
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

    /** Whatever somebody calls themselves, it is one word of a line in the log. */
    private static String printable(String who) {
        return who.replaceAll("[^A-Za-z0-9_.:/@-]", "?");
    }

    /** The failures of one, since they began. */
    private static final class Count {

        private int failures;
        private Instant last;
        private Instant refusedUntil;
        private Instant forgottenAt;

        Count(Instant now, Duration within) {
            last = now;
            refusedUntil = now;
            forgottenAt = now.plus(within);
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
            int tooMany = failures - FREE;
            if (tooMany > 0) {
                refusedUntil = now.plus(pause(tooMany));
                forgottenAt = refusedUntil.plus(LONGEST_PAUSE);
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

    /** Forgets who was not heard of for longest, when there are too many. */
    private static final class LastOnes extends LinkedHashMap<String, Count> {

        LastOnes() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }
}
