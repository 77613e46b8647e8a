package laurel.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import laurel.access.Secret;
import laurel.platform.web.PublicUrl;

/**
 * One call of a browser: its cookies, and whether what it sends comes from a form of these pages.
 *
 * <p>There are three kinds of cookies. Each holds 256 random bits, which no script can read and no other site can have
 * set. One is the token of a log-in. One is there before a log-in, so that the form of the log-in has something to
 * belong to. The third kind stays for each person who has logged in with this browser; it has their wrong passwords
 * counted apart from a stranger's. The cookies are read here and not by the server, for which a malformed cookie next
 * to them would be an error.
 */
final class Visit {

    /** The hidden field of every form. */
    static final String FORM_TOKEN = "form";

    private static final String LOG_IN = "laurel-log-in";
    private static final String VISITOR = "laurel-visitor";
    private static final String KNOWN_BROWSER = "laurel-known-";
    private static final Duration KNOWN_FOR = Duration.ofDays(365);
    private static final String VALUE = "([A-Za-z0-9_-]{43})";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final PublicUrl publicUrl;

    Visit(HttpServletRequest request, HttpServletResponse response, PublicUrl publicUrl) {
        this.request = request;
        this.response = response;
        this.publicUrl = publicUrl;
    }

    /** The token by which somebody is logged in, if the browser shows one. */
    Optional<String> logInToken() {
        return cookie(LOG_IN);
    }

    /** Has the browser show this token from now on, until the browser is closed. */
    void logIn(String token) {
        set(LOG_IN, token, "");
    }

    /** Has the browser forget its token. */
    void logOut() {
        set(LOG_IN, "", "; Max-Age=0");
    }

    /**
     * The token that the browser keeps since somebody has logged in with it, if it has one.
     *
     * @param written the name that they wrote
     */
    Optional<String> knownBrowser(String written) {
        return cookie(knownBrowserOf(written));
    }

    /** Has the browser keep, for a year, that somebody has logged in with it. That lets nobody in. */
    void keep(String name, String token) {
        set(knownBrowserOf(name), token, "; Max-Age=" + KNOWN_FOR.toSeconds());
    }

    /**
     * The name of the cookie that is kept for a person. It does not tell the person's name to whoever sees the cookie.
     */
    private static String knownBrowserOf(String name) {
        return KNOWN_BROWSER
                + new Secret("browser of " + name.strip().toLowerCase(Locale.ROOT))
                        .digest()
                        .substring(0, 16);
    }

    private Optional<String> cookie(String name) {
        return cookie(request.getHeader("Cookie"), prefixed(name));
    }

    /** @param header null, or malformed in any way */
    static Optional<String> cookie(String header, String name) {
        if (header == null) {
            return Optional.empty();
        }
        var matcher = Pattern.compile("(?:^|;)\\s*" + Pattern.quote(name) + "=" + VALUE + "\\s*(?:;|$)")
                .matcher(header);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private void set(String name, String value, String more) {
        response.addHeader(
                "Set-Cookie",
                prefixed(name) + "=" + value + "; Path=" + request.getContextPath() + "; HttpOnly; SameSite=Strict"
                        + (isSecure() ? "; Secure" : "") + more);
    }

    /**
     * A browser takes a cookie with this prefix only by https, so nobody between it and the server can have set it. The
     * prefix {@code __Host-} would also mean that no neighbouring host has set it. But it requires the path {@code /},
     * and then every other application of this host would get the cookie.
     */
    private String prefixed(String name) {
        return isSecure() ? "__Secure-" + name : name;
    }

    /**
     * Whether the connection is https, as far as the server sees, or people come through a proxy that has the
     * certificate.
     */
    private boolean isSecure() {
        return request.isSecure() || publicUrl.isSecure();
    }

    /** The token that a form of somebody who is logged in has to carry. */
    static String formToken(String logInToken) {
        return mac(logInToken);
    }

    /** The token that the form of the log-in has to carry. */
    String formTokenOfVisitor() {
        return mac(cookie(VISITOR).orElseGet(() -> {
            var bytes = new byte[32];
            RANDOM.nextBytes(bytes);
            String visitor = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            set(VISITOR, visitor, "");
            return visitor;
        }));
    }

    /** Whether a form of somebody who is logged in came from one of these pages, and was made for them. */
    boolean isFrom(Form form, String logInToken) {
        return isOfThisSite() && isEqual(mac(logInToken), form.field(FORM_TOKEN));
    }

    /** Whether the form of the log-in came from its page, and was made for this browser. */
    boolean isFromVisitor(Form form) {
        return isOfThisSite()
                && cookie(VISITOR)
                        .filter(visitor -> isEqual(mac(visitor), form.field(FORM_TOKEN)))
                        .isPresent();
    }

    private boolean isOfThisSite() {
        return isOfThisSite(request.getHeader("Origin"), request.getHeader("Host"), publicUrl.origin());
    }

    /**
     * Whether a form was sent from these pages. Every browser says where a form comes from.
     *
     * @param origin what the browser says, or null
     * @param host where the form was sent to, or null
     * @param publicOrigin where people reach these pages, which a proxy may not have told
     */
    static boolean isOfThisSite(String origin, String host, String publicOrigin) {
        if (origin == null || host == null) {
            return false;
        }
        String from = origin.toLowerCase(Locale.ROOT);
        String to = host.toLowerCase(Locale.ROOT);
        return from.equals("http://" + to) || from.equals("https://" + to) || from.equals(publicOrigin);
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a form's token of a secret. Whoever sees the token learns nothing of the secret. */
    private static String mac(String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal("laurel form".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HmacSHA256", missing);
        }
    }
}
