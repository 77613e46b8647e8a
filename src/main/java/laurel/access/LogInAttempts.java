package laurel.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Asks Jakarta Security whose a password is, unless too many were wrong: from the call's source, or under the name, wherever they
 * came from. Then none is looked at, a right one neither.
 */
@ApplicationScoped
public class LogInAttempts {

    @Inject
    private IdentityStoreHandler people;

    @Inject
    private Sources sources;

    @Inject
    private Failures failures;

    /**
     * What became of an attempt.
     *
     * @param result what Jakarta Security said; that it is nobody, if it was not asked
     * @param secondsToWait until another attempt is looked at; 0 if that is now
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
        String source = sources.of(request).toString();
        String who = name.strip().toLowerCase(Locale.ROOT);
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
