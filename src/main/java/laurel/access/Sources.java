package laurel.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells where calls come from: the other end of the connection, unless that is a proxy of {@code laurel.proxies}. Only
 * then is {@code X-Forwarded-For} believed. It is read from its right end, which the nearest proxy has written, to the
 * first address that is not a proxy's. What stands left of that is whatever the caller chose to write. Names are never
 * looked up.
 */
@ApplicationScoped
public class Sources {

    static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final String PROXIES = "laurel.proxies (LAUREL_PROXIES)";

    private Networks proxies = Networks.of(PROXIES, "");

    /** For the container. */
    protected Sources() {}

    /**
     * @throws IllegalArgumentException if an entry is neither an address nor a network, or includes everybody; the
     *     message tells which
     */
    @Inject
    public Sources(@ConfigProperty(name = "laurel.proxies") Optional<String> configured) {
        proxies = Networks.of(PROXIES, configured.orElse(""));
        if (proxies.haveEverybody()) {
            throw new IllegalArgumentException(PROXIES + ": " + configured.orElse("")
                    + " is everybody, and everybody could say to be somebody else; name your proxies only");
        }
    }

    /** The proxies that are believed. */
    public Networks proxies() {
        return proxies;
    }

    /** Where a call comes from. */
    public Source of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), () -> Collections.list(request.getHeaders(FORWARDED_FOR)));
    }

    /** @param forwarded the values of X-Forwarded-For in their order; asked for only if they count */
    Source of(String peer, Supplier<List<String>> forwarded) {
        Optional<Address> connected = Address.of(peer);
        if (connected.isEmpty()) {
            return Source.unknown();
        }
        Address nearest = connected.get();
        if (!proxies.contain(nearest)) {
            return Source.at(nearest);
        }
        String hops = String.join(",", forwarded.get());
        int end = hops.isEmpty() ? -1 : hops.length();
        while (end >= 0) {
            int comma = hops.lastIndexOf(',', end - 1);
            Optional<Address> next = hop(hops.substring(comma + 1, end).strip());
            if (next.isEmpty()) {
                return Source.unknownBehind(nearest);
            }
            nearest = next.get();
            end = proxies.contain(nearest) ? comma : -1;
        }
        return Source.at(nearest);
    }

    /**
     * An address, with a port or without; of IPv6, in brackets or without. Empty if it is anything else, such as {@code
     * unknown}.
     */
    private static Optional<Address> hop(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            String inside = end < 0 ? "" : text.substring(1, end);
            return inside.indexOf(':') >= 0 && text.substring(end + 1).matches("(:[0-9]{1,5})?")
                    ? Address.of(inside)
                    : Optional.empty();
        }
        int colon = text.indexOf(':');
        boolean hasPort = colon > 0 && colon == text.lastIndexOf(':');
        if (!hasPort) {
            return Address.of(text);
        }
        return text.substring(colon + 1).matches("[0-9]{1,5}")
                ? Address.of(text.substring(0, colon))
                : Optional.empty();
    }
}
