package laurel.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The address by which people reach this installation, from {@code laurel.url}. A proxy before it may call it by
 * another one.
 */
@ApplicationScoped
public class PublicUrl {

    private String url = "";
    private String origin = "";

    /** For the container. */
    protected PublicUrl() {}

    /** @throws IllegalArgumentException if it is no address of HTTP; the message names the setting */
    @Inject
    public PublicUrl(@ConfigProperty(name = "laurel.url") String url) {
        this.url = url;
        this.origin = origin(url);
    }

    private static String origin(String url) {
        try {
            var parsed = new URI(url.strip());
            String scheme = String.valueOf(parsed.getScheme()).toLowerCase(Locale.ROOT);
            if (parsed.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                String port = parsed.getPort() < 0 ? "" : ":" + parsed.getPort();
                return scheme + "://" + parsed.getHost().toLowerCase(Locale.ROOT) + port;
            }
        } catch (URISyntaxException none) {
            // answered below, like an address of another kind
        }
        throw new IllegalArgumentException(
                "laurel.url (LAUREL_URL): " + url + " is no address such as https://laurel.example.com/laurel");
    }

    /** Its scheme, host and port, as a browser tells where a form comes from (RFC 6454). */
    public String origin() {
        return origin;
    }

    /** Whether people reach it by https. */
    public boolean isSecure() {
        return origin.startsWith("https:");
    }

    /** The address. */
    @Override
    public String toString() {
        return url;
    }
}
