package laurel.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keys of the API, from {@code laurel.api.keys}: {@code role:key}, comma separated. Without one, the API is closed. */
@ApplicationScoped
public class ApiKeys {

    private record Key(Role role, Secret secret) {}

    private List<Key> keys = List.of();

    /** For the container. */
    protected ApiKeys() {}

    /** @throws IllegalArgumentException if a pair names no role or no key; the message tells which, but not the key */
    @Inject
    public ApiKeys(@ConfigProperty(name = "laurel.api.keys") Optional<String> configured) {
        keys = parse(configured.orElse(""));
    }

    /** The role of whoever shows this key; empty if it is nobody's, or null. */
    public Optional<Role> roleOf(String shown) {
        Role role = null;
        for (Key key : keys) { // all of them, so that the time tells nothing
            if (key.secret().is(shown)) {
                role = key.role();
            }
        }
        return Optional.ofNullable(role);
    }

    /** Whether there is no key at all. */
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    private static List<Key> parse(String configured) {
        var keys = new ArrayList<Key>();
        int position = 0;
        for (String pair : configured.split(",")) {
            position++;
            if (pair.isBlank()) {
                continue;
            }
            int colon = pair.indexOf(':');
            Optional<Role> role = Role.named(colon < 0 ? "" : pair.substring(0, colon));
            if (role.isEmpty() || pair.substring(colon + 1).isBlank()) {
                throw new IllegalArgumentException("laurel.api.keys (LAUREL_API_KEYS): entry " + position
                        + " is not role:key with a role of reader, spender, operator, admin");
            }
            keys.add(new Key(role.get(), new Secret(pair.substring(colon + 1).strip())));
        }
        return List.copyOf(keys);
    }
}
