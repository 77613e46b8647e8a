package laurel.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The secret in an {@code Authorization} header. */
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
        return after(BASIC, authorization).flatMap(Credentials::password);
    }

    private static Optional<String> after(String scheme, String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, scheme, 0, scheme.length())) {
            return Optional.empty();
        }
        return Optional.of(authorization.substring(scheme.length()).strip()).filter(secret -> !secret.isEmpty());
    }

    private static Optional<String> password(String encoded) {
        try {
            var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
