package laurel.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import laurel.platform.transaction.DatabaseUnavailable;

/**
 * Asks Jakarta Security whose a password is. After too many wrong passwords it asks for none, not even for a right one.
 *
 * <p>How many are too many depends on who asks. A browser in which somebody of that name has logged in before counts
 * for itself. So does a source from which somebody of that name has called with the right password. So nobody else can
 * lock them out. All others are strangers to the name. Their failures count by the source, by the name and the source
 * together, and by the name alone, wherever they came from. So it does not help to guess from many sources. {@link
 * Failures.Kind} has the numbers.
 *
 * <p>Passwords are looked at in {@linkplain PasswordTurns turns}, and the count is asked again when a password's turn
 * has come. So however many passwords are sent at once, only as many are looked at as failures are free.
 */
@ApplicationScoped
public class LogInAttempts {

    private static final int SECONDS_UNTIL_THERE_IS_ROOM = 1;

    /** The longest name that is counted by. Nobody has a longer one, and a longer one takes no more memory. */
    private static final int LONGEST_NAME = 64;

    private final Places places = new Places();

    private IdentityStoreHandler people;
    private KnownPeople knownPeople;
    private Sources sources;
    private Failures failures;
    private AccessLog log;
    private PasswordTurns turns;
    private Clock clock;

    /** For the container. */
    protected LogInAttempts() {}

    @Inject
    public LogInAttempts(
            IdentityStoreHandler people,
            KnownPeople knownPeople,
            Sources sources,
            Failures failures,
            AccessLog log,
            PasswordTurns turns,
            Clock clock) {
        this.people = people;
        this.knownPeople = knownPeople;
        this.sources = sources;
        this.failures = failures;
        this.log = log;
        this.turns = turns;
        this.clock = clock;
    }

    /**
     * What became of an attempt.
     *
     * @param result what Jakarta Security said; nobody, if it was not asked
     * @param secondsToWait until another attempt is looked at, because too many were wrong or are waiting; 0 if the
     *     next one is looked at now
     */
    public record Attempt(CredentialValidationResult result, long secondsToWait) {

        /** Whether the password was right. */
        public boolean isValid() {
            return result.getStatus() == CredentialValidationResult.Status.VALID;
        }
    }

    /** What failures are counted by. */
    private record Counter(Failures.Kind kind, String who) {}

    /**
     * Looks at a name and a password that came with a call of the API. A right one is logged, once for a source and
     * some time.
     */
    public Attempt validate(UsernamePasswordCredential shown, HttpServletRequest request) {
        String name = folded(shown.getCaller());
        Source source = sources.of(request);
        boolean isKnown = places.isKnown(place(name, source), clock.instant());
        var attempt = look(name, source, isKnown ? ofPlace(name, source) : ofStranger(name, source), isKnown, shown);
        if (attempt.isValid() && places.isNews(place(name, source), clock.instant())) {
            log.called(attempt.result().getCallerPrincipal().getName(), source);
        }
        return attempt;
    }

    /**
     * Looks at a name and a password that somebody has written into a page.
     *
     * @param browser what the browser keeps since somebody of this name has logged in with it; empty if it keeps
     *     nothing
     */
    public Attempt validate(UsernamePasswordCredential shown, HttpServletRequest request, Optional<String> browser) {
        String name = folded(shown.getCaller());
        Source source = sources.of(request);
        Optional<String> known = browser.filter(token -> knownPeople.haveUsed(shown.getCaller(), token));
        boolean isKnown = known.isPresent() || places.isKnown(place(name, source), clock.instant());
        var counters = known.map(token -> ofBrowser(name, token))
                .orElseGet(() -> isKnown ? ofPlace(name, source) : ofStranger(name, source));
        var attempt = look(name, source, counters, isKnown, shown);
        if (attempt.isValid()) {
            log.loggedIn(attempt.result().getCallerPrincipal().getName(), source, known.isPresent());
        }
        return attempt;
    }

    /**
     * Looks at the password of somebody who is logged in, in some other way.
     *
     * @param token the token of their log-in
     */
    public Attempt look(
            String name, String token, HttpServletRequest request, Supplier<CredentialValidationResult> otherwise) {
        return look(name, sources.of(request), ofBrowser(name, token), true, otherwise);
    }

    /** Looks at a stranger's password in some other way. */
    Attempt look(String name, HttpServletRequest request, Supplier<CredentialValidationResult> otherwise) {
        Source source = sources.of(request);
        return look(name, source, ofStranger(name, source), false, otherwise);
    }

    private static String folded(String written) {
        String name = written.strip().toLowerCase(Locale.ROOT);
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static String place(String name, Source source) {
        return source + " " + name;
    }

    private static List<Counter> ofStranger(String name, Source source) {
        return List.of(
                new Counter(Failures.Kind.SOURCE, source.toString()),
                new Counter(Failures.Kind.PLACE, place(name, source)),
                new Counter(Failures.Kind.NAME, name));
    }

    private static List<Counter> ofPlace(String name, Source source) {
        return List.of(new Counter(Failures.Kind.PLACE, place(name, source)));
    }

    private static List<Counter> ofBrowser(String name, String token) {
        return List.of(new Counter(Failures.Kind.BROWSER, new Secret(token).digest() + " " + name));
    }

    private Attempt look(
            String name, Source source, List<Counter> counters, boolean isKnown, UsernamePasswordCredential shown) {
        var attempt = look(name, source, counters, isKnown, () -> people.validate(shown));
        if (attempt.isValid()) {
            places.add(place(name, source), clock.instant());
        }
        return attempt;
    }

    private Attempt look(
            String name,
            Source source,
            List<Counter> counters,
            boolean isKnown,
            Supplier<CredentialValidationResult> otherwise) {
        Attempt attempt = tooMany(counters)
                .or(() -> turns.inTurn(
                        isKnown ? PasswordTurns.Line.KNOWN : PasswordTurns.Line.STRANGERS,
                        () -> tooMany(counters).orElseGet(() -> look(counters, otherwise))))
                .orElseGet(LogInAttempts::comeAgain);
        if (!attempt.isValid()) {
            log.refused(AccessLog.Refused.PASSWORD, source, () -> described(name, attempt));
        }
        return attempt;
    }

    /** What was refused. A name that nobody has is not logged: it may be a password. */
    private String described(String name, Attempt attempt) {
        String whose = whose(name);
        return attempt.secondsToWait() == 0
                ? "a wrong password " + whose
                : "a password " + whose + " that is not looked at; the next one is in " + attempt.secondsToWait()
                        + " s";
    }

    private String whose(String name) {
        try {
            return knownPeople.named(name).map(known -> "of " + known).orElse("of a name that nobody has");
        } catch (DatabaseUnavailable unknown) {
            return "of somebody";
        }
    }

    private static Attempt comeAgain() {
        return new Attempt(CredentialValidationResult.INVALID_RESULT, SECONDS_UNTIL_THERE_IS_ROOM);
    }

    private Optional<Attempt> tooMany(List<Counter> counters) {
        long seconds = counters.stream()
                .mapToLong(counter -> failures.tooMany(counter.kind(), counter.who()))
                .max()
                .orElse(0);
        return seconds == 0
                ? Optional.empty()
                : Optional.of(new Attempt(CredentialValidationResult.INVALID_RESULT, seconds));
    }

    private Attempt look(List<Counter> counters, Supplier<CredentialValidationResult> otherwise) {
        var attempt = new Attempt(otherwise.get(), 0);
        if (attempt.isValid()) {
            counters.stream()
                    .filter(counter -> counter.kind() == Failures.Kind.PLACE || counter.kind() == Failures.Kind.BROWSER)
                    .forEach(counter -> failures.succeeded(counter.kind(), counter.who()));
            return attempt;
        }
        long seconds = counters.stream()
                .mapToLong(counter -> failures.failed(counter.kind(), counter.who()))
                .max()
                .orElse(0);
        return new Attempt(attempt.result(), seconds);
    }

    /**
     * The sources from which somebody has shown the right password lately. Only a right password adds one, so nobody
     * can fill the memory. Each node keeps its own, and a start empties it.
     */
    private static final class Places {

        private static final Duration KNOWN_FOR = Duration.ofDays(30);
        private static final Duration NEWS_AFTER = Duration.ofMinutes(15);
        private static final int MOST = 10_000;

        private final Map<String, Instant> seen = new LastOnes();
        private final Map<String, Instant> told = new LastOnes();

        synchronized boolean isKnown(String place, Instant now) {
            return isWithin(seen.get(place), KNOWN_FOR, now);
        }

        synchronized void add(String place, Instant now) {
            seen.put(place, now);
        }

        /** Whether this was not logged lately. From now on it was. */
        synchronized boolean isNews(String place, Instant now) {
            if (isWithin(told.get(place), NEWS_AFTER, now)) {
                return false;
            }
            told.put(place, now);
            return true;
        }

        private static boolean isWithin(Instant then, Duration time, Instant now) {
            return then != null && Duration.between(then, now).abs().compareTo(time) < 0;
        }

        private static final class LastOnes extends LinkedHashMap<String, Instant> {

            LastOnes() {
                super(16, 0.75f, true);
            }

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                return size() > MOST;
            }
        }
    }
}
