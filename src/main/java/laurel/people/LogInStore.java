package laurel.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.RememberMeCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.RememberMeIdentityStore;
import java.util.Set;

/** Tells Jakarta Security who is logged in, by a {@link Token} that only the browser keeps. */
@ApplicationScoped
public class LogInStore implements RememberMeIdentityStore {

    @Inject
    private LogIns logIns;

    @Override
    public CredentialValidationResult validate(RememberMeCredential shown) {
        return logIns.find(Token.digest(shown.getToken()))
                .map(PeopleStore::result)
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    /**
     * Logs somebody in.
     *
     * @param caller as {@link PeopleStore} has found them
     * @param groups are not kept: the role is looked up at each call, so that a changed one counts at once
     */
    @Override
    public String generateLoginToken(CallerPrincipal caller, Set<String> groups) {
        if (!(caller instanceof KnownCaller known)) {
            throw new IllegalArgumentException("nobody whom Laurel knows: " + caller.getName());
        }
        String token = Token.fresh();
        logIns.begin(Token.digest(token), known.getName(), known.era());
        return token;
    }

    /** Logs out. */
    @Override
    public void removeLoginToken(String token) {
        logIns.end(Token.digest(token));
    }
}
