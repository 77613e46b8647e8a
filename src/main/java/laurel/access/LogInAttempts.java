package laurel.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks Jakarta Security whose a password is, unless too many were wrong: from the call's source, or under the name, wherever they
 * came from. Then none is looked at, a right one neither.
 *
 * <p>To look at a password takes a processor for a good part of a second. So one or two are looked at side by side, a few wait, and whoever
 * comes then is told to come again: however many are sent at once, they neither pass before the first one counts, nor do
 * they keep deliveries waiting.
 */
@ApplicationScoped
public class LogInAttempts {

    /** How many are being looked at, or wait for it. */
    static final int MOST_AT_ONCE = 16;

    /** How many are looked at side by side, on a machine of any size. */
    static final int MOST_SIDE_BY_SIDE = 2;

    private static final int MOST_SECONDS_IN_LINE = 3;
    private static final int SECONDS_UNTIL_THERE_IS_ROOM = 1;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Semaphore looks =
            new Semaphore(Runtime.getRuntime().availableProcessors() < 4 ? 1 : MOST_SIDE_BY_SIDE, true);

    private IdentityStoreHandler people;
    private Sources sources;
    private Failures failures;

    /** For the container. */
    protected LogInAttempts() {}

    @Inject
    public LogInAttempts(IdentityStoreHandler people, Sources sources, Failures failures) {
        this.people = people;
        this.sources = sources;
        this.failures = failures;
    }

    /**
     * What became of an attempt.
     *
     * @param result what Jakarta Security said; that it is nobody, if it was not asked
     * @param secondsToWait until another attempt is looked at, since too many were wrong or are waiting; 0 if that is now
     */
    public record Attempt(CredentialValidationResult result, long secondsToWait) {

        /** Whether it was somebody. */
        public boolean isValid() {
            return result.getStatus() == CredentialValidationResult.Status.VALID;
        }
    }

    /** Looks at a name and a password. */
    public Attempt validate(UsernamePasswordCredential shown, HttpServletRequest request) {
        return look(shown.getCaller(), request, () -> people.validate(shown));
    }

    /**
     * Looks at a password in some other way.
     *
     * @param name whose it is said to be
     */
    public Attempt look(String name, HttpServletRequest request, Supplier<CredentialValidationResult> otherwise) {
        if (!places.tryAcquire()) {
            return comeAgain();
        }
        try {
            if (!looks.tryAcquire(MOST_SECONDS_IN_LINE, TimeUnit.SECONDS)) {
                return comeAgain();
            }
            try {
                return look(sources.of(request).toString(), name.strip().toLowerCase(Locale.ROOT), otherwise);
            } finally {
                looks.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return comeAgain();
        } finally {
            places.release();
        }
    }

    /** How many are being looked at, or wait for it. */
    int inLine() {
        return MOST_AT_ONCE - places.availablePermits();
    }

    private static Attempt comeAgain() {
        return new Attempt(CredentialValidationResult.INVALID_RESULT, SECONDS_UNTIL_THERE_IS_ROOM);
    }

    private Attempt look(String source, String who, Supplier<CredentialValidationResult> otherwise) {
        long seconds =
                Math.max(failures.tooMany(Failures.Kind.PASSWORD, source), failures.tooMany(Failures.Kind.NAME, who));
        if (seconds > 0) {
            return new Attempt(CredentialValidationResult.INVALID_RESULT, seconds);
        }
        var attempt = new Attempt(otherwise.get(), 0);
        if (attempt.isValid()) {
            failures.succeeded(Failures.Kind.NAME, who);
            return attempt;
        }
        return new Attempt(
                attempt.result(),
                Math.max(failures.failed(Failures.Kind.PASSWORD, source), failures.failed(Failures.Kind.NAME, who)));
    }
}
