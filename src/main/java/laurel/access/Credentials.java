package laurel.access;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What an {@code Authorization} header shows. */
public final class Credentials {

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private Credentials() {}

    /**
     * The token of {@code Bearer TOKEN} (RFC 6750).
     *
     * @param authorization the header, or null
     */
    public static Optional<String> bearer(String authorization) {
        return after(BEARER, authorization);
    }

    /**
     * The password of {@code Basic} (RFC 7617), whatever the user's name is.
     *
     * @param authorization the header, or null
     */
    public static Optional<String> basicPassword(String authorization) {
        return after(BASIC, authorization).flatMap(Credentials::pair).map(pair -> pair[1]);
    }

    /**
     * The name and the password of {@code Basic} (RFC 7617), as Jakarta Security takes them.
     *
     * @param authorization the header, or null
     */
    public static Optional<UsernamePasswordCredential> basic(String authorization) {
        return after(BASIC, authorization)
                .flatMap(Credentials::pair)
                .map(pair -> new UsernamePasswordCredential(pair[0], pair[1]));
    }

    private static Optional<String> after(String scheme, String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, scheme, 0, scheme.length())) {
            return Optional.empty();
        }
        return Optional.of(authorization.substring(scheme.length()).strip()).filter(secret -> !secret.isEmpty());
    }

    private static Optional<String[]> pair(String encoded) {
        try {
            var decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return Optional.of(decoded.split(":", 2)).filter(pair -> pair.length == 2);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
