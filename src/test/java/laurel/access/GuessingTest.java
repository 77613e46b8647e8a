package laurel.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * What strangers can do to Anna, whatever they try and in whichever order: they neither keep her out of the browser that she uses, nor
 * guess more often than these documents promise.
 */
class GuessingTest {

    /** The promise of operating.md: of one name, by all strangers together, in any 24 hours. */
    private static final int MOST_A_DAY = 200;

    /** And by a browser or from a source where she has logged in. */
    private static final int MOST_A_DAY_WHERE_KNOWN = 120;

    private static final String RIGHT = "four quiet otters juggle";
    private static final String ANNAS_BROWSER = "what Anna's browser keeps";
    private static final String ANNAS_SCRIPT = "198.51.100.1";

    /** What happens after some time. */
    private record Event(Kind kind, int times, Duration after) {}

    private enum Kind {
        /** From a source each. */
        STRANGERS_GUESS,
        /** From the same few sources. */
        FEW_STRANGERS_GUESS,
        /** Where Anna's script is, too. */
        NEIGHBOUR_GUESSES,
        /** By a browser that says to be one of Anna's. */
        STRANGERS_GUESS_WITH_A_COOKIE,
        /** At names that are nobody's. */
        STRANGERS_TRY_NAMES,
        ANNA_LOGS_IN,
        ANNA_MISTYPES_AND_LOGS_IN,
        ANNAS_SCRIPT_CALLS
    }

    private final Time time = new Time();
    private final List<Instant> looks = new ArrayList<>();
    private final LogInAttempts attempts = new LogInAttempts(
            new Anna(),
            new AnnasBrowser(),
            new Sources(Optional.empty()),
            new Failures(time),
            new AccessLog(time),
            new PasswordTurns(),
            time);
    private int stranger;

    @Property(tries = 300)
    void strangers_neither_keep_anna_out_nor_guess_more_often_than_promised(@ForAll("days") List<Event> days) {
        var strange = new ArrayList<Instant>();
        for (Event event : days) {
            time.goesOn(event.after());
            for (int i = 0; i < event.times(); i++) {
                looks.clear();
                switch (event.kind()) {
                    case STRANGERS_GUESS -> guess("anna", fresh(), Optional.empty());
                    case FEW_STRANGERS_GUESS -> guess(" ANNA ", "203.0.113." + i % 5, Optional.empty());
                    case STRANGERS_GUESS_WITH_A_COOKIE -> guess("Anna", fresh(), Optional.of("made up"));
                    case STRANGERS_TRY_NAMES -> guess("name " + stranger, fresh(), Optional.empty());
                    case NEIGHBOUR_GUESSES -> guess("anna", ANNAS_SCRIPT, Optional.empty());
                    case ANNA_LOGS_IN -> logsIn();
                    case ANNA_MISTYPES_AND_LOGS_IN -> {
                        attempts.validate(shown("anna", "mistyped"), from(fresh()), Optional.of(ANNAS_BROWSER));
                        logsIn();
                    }
                    case ANNAS_SCRIPT_CALLS -> attempts.validate(shown("anna", RIGHT), from(ANNAS_SCRIPT));
                }
                boolean isStrange =
                        switch (event.kind()) {
                            case STRANGERS_GUESS, FEW_STRANGERS_GUESS, STRANGERS_GUESS_WITH_A_COOKIE -> true;
                            default -> false;
                        };
                if (isStrange) {
                    strange.addAll(looks);
                }
            }
        }
        logsIn();
        assertThat(mostInADay(strange)).isLessThanOrEqualTo(MOST_A_DAY);
    }

    private void logsIn() {
        var attempt = attempts.validate(shown("Anna", RIGHT), from(fresh()), Optional.of(ANNAS_BROWSER));
        assertThat(attempt.isValid()).as("Anna by her browser, at " + time.now).isTrue();
    }

    @Test
    void all_strangers_together_who_try_as_often_as_they_may_guess_less_often_than_promised() {
        var guesses = new ArrayList<Instant>();
        for (int day = 0; day < 5; day++) {
            for (Duration end = Duration.ZERO; end.compareTo(Duration.ofDays(1)) < 0; end = end.plusSeconds(30)) {
                looks.clear();
                guess("anna", fresh(), Optional.empty());
                guesses.addAll(looks);
                time.goesOn(Duration.ofSeconds(30));
            }
        }

        assertThat(mostInADay(guesses)).isBetween(MOST_A_DAY / 2, MOST_A_DAY);
        logsIn();
    }

    @Test
    void whoever_has_stolen_what_her_browser_keeps_guesses_less_often_than_promised_and_keeps_nobody_out_elsewhere() {
        attempts.validate(shown("anna", RIGHT), from(ANNAS_SCRIPT));
        var guesses = new ArrayList<Instant>();
        for (int half = 0; half < 2 * 24 * 120; half++) {
            looks.clear();
            guess("anna", fresh(), Optional.of(ANNAS_BROWSER));
            guesses.addAll(looks);
            time.goesOn(Duration.ofSeconds(30));
        }

        assertThat(mostInADay(guesses)).isBetween(MOST_A_DAY_WHERE_KNOWN / 2, MOST_A_DAY_WHERE_KNOWN);
        assertThat(attempts.validate(shown("anna", RIGHT), from(ANNAS_SCRIPT)).isValid())
                .isTrue();
        assertThat(attempts.validate(shown("anna", RIGHT), from(fresh()), Optional.empty())
                        .isValid())
                .isTrue();
    }

    @Test
    void one_source_that_guesses_at_many_names_is_slowed_down_and_her_script_there_is_not() {
        attempts.validate(shown("anna", RIGHT), from(ANNAS_SCRIPT));
        int seen = 0;
        for (int name = 0; name < 100; name++) {
            looks.clear();
            guess("name " + name, ANNAS_SCRIPT, Optional.empty());
            seen += looks.size();
        }

        assertThat(seen).isEqualTo(Failures.Kind.SOURCE.free() + 1);
        assertThat(attempts.validate(shown("anna", RIGHT), from(ANNAS_SCRIPT)).isValid())
                .isTrue();
    }

    private void guess(String name, String source, Optional<String> browser) {
        assertThat(attempts.validate(shown(name, "guess"), from(source), browser)
                        .isValid())
                .isFalse();
    }

    private static int mostInADay(List<Instant> guesses) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < guesses.size(); last++) {
            while (!guesses.get(last).isBefore(guesses.get(first).plus(Duration.ofDays(1)))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    @Provide
    Arbitrary<List<Event>> days() {
        Arbitrary<Duration> after = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        5, Arbitraries.integers().between(0, 1_000).map(Duration::ofSeconds)),
                net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(0, 30).map(Duration::ofHours)));
        return Combinators.combine(
                        Arbitraries.of(Kind.class), Arbitraries.integers().between(1, 120), after)
                .as(Event::new)
                .list()
                .ofMaxSize(80);
    }

    private String fresh() {
        stranger++;
        return "10." + (stranger >> 16 & 255) + "." + (stranger >> 8 & 255) + "." + (stranger & 255);
    }

    private static UsernamePasswordCredential shown(String name, String password) {
        return new UsernamePasswordCredential(name, password);
    }

    private static HttpServletRequest from(String source) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                GuessingTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getRemoteAddr") ? source : null);
    }

    /** Tells whose a password is, and notes that it was asked. */
    private final class Anna implements IdentityStoreHandler {

        @Override
        public CredentialValidationResult validate(Credential credential) {
            var shown = (UsernamePasswordCredential) credential;
            boolean isAnna = shown.getCaller().strip().equalsIgnoreCase("anna")
                    && shown.getPasswordAsString().equals(RIGHT);
            if (!isAnna) {
                looks.add(time.now);
            }
            return isAnna ? new CredentialValidationResult("anna") : CredentialValidationResult.INVALID_RESULT;
        }
    }

    private static final class AnnasBrowser implements KnownPeople {

        @Override
        public Optional<String> named(String written) {
            return written.equals("anna") ? Optional.of("anna") : Optional.empty();
        }

        @Override
        public boolean haveUsed(String written, String token) {
            return written.strip().equalsIgnoreCase("anna") && token.equals(ANNAS_BROWSER);
        }
    }

    /** A clock that stands still until somebody sets it. */
    private static final class Time extends Clock {

        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        void goesOn(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
