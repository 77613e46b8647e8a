package laurel.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.RememberMeCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.RememberMeIdentityStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import laurel.platform.NewTransactions;

/**
 * Tells Jakarta Security who is logged in where, by a token of 256 random bits that only the browser keeps. The database has its
 * digest: to be looked up by it tells nobody anything who does not have the token.
 */
@ApplicationScoped
public class LogInStore implements RememberMeIdentityStore {

    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    @Inject
    private LogIns logIns;

    @Override
    public CredentialValidationResult validate(RememberMeCredential shown) {
        return NewTransactions.until(() -> logIns.find(digest(shown.getToken())))
                .map(PeopleStore::result)
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    /**
     * Logs somebody in.
     *
     * @param caller as {@link PeopleStore} has found them
     * @param groups are not kept: a role is looked up at each call, so that a changed one counts at once
     */
    @Override
    public String generateLoginToken(CallerPrincipal caller, Set<String> groups) {
        if (!(caller instanceof KnownCaller known)) {
            throw new IllegalArgumentException("nobody whom Laurel knows: " + caller.getName());
        }
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        NewTransactions.until(() -> {
            logIns.begin(digest(token), known.getName(), known.era());
            return null;
        });
        return token;
    }

    /** Logs out. */
    @Override
    public void removeLoginToken(String token) {
        NewTransactions.until(() -> {
            logIns.end(digest(token));
            return null;
        });
    }

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
