package laurel.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import laurel.platform.Setting;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keys of the API that are configured in {@code laurel.api.keys}: {@code role:key}, {@code role@name:key} or
 * {@code role@name/ledger:key}, comma separated. Without a ledger it is the usual one that the key is bound to. The holder of a key is known by its name, or by its role if it has no name. Two keys of one name are one
 * caller, so that a key can be changed while both work. Configured keys need no database: with one of them, an admin
 * makes the keys that are stored.
 */
@ApplicationScoped
public class ApiKeys {

    private record Key(Caller caller, Secret secret) {}

    private static final Setting SETTING = new Setting("laurel.api.keys");

    private List<Key> keys = List.of();

    /** For the container. */
    protected ApiKeys() {}

    /**
     * @throws IllegalArgumentException if a pair names no role or no key, or its key can be guessed; the message tells
     *     which pair, but not the key
     */
    @Inject
    public ApiKeys(
            @ConfigProperty(name = "laurel.api.keys") Optional<String> configured,
            KnownLedgers ledgers,
            WeakSecrets weak) {
        keys = parse(configured.orElse(""), ledgers, weak);
    }

    /** The caller who holds this key; empty if nobody does, or the key is null. */
    public Optional<Caller> callerOf(String shown) {
        Caller caller = null;
        for (Key key : keys) { // compare all of them, so that the time does not tell which one matched
            if (key.secret().is(shown)) {
                caller = key.caller();
            }
        }
        return Optional.ofNullable(caller);
    }

    /** The names of the callers who have a configured key. */
    public Set<String> names() {
        return keys.stream().map(key -> key.caller().name()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether no key is configured. */
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Whether a key of this role is configured for this ledger. */
    public boolean isAny(Role role, String ledger) {
        return keys.stream()
                .anyMatch(key ->
                        key.caller().role() == role && key.caller().ledger().equals(ledger));
    }

    private static List<Key> parse(String configured, KnownLedgers ledgers, WeakSecrets weak) {
        var keys = new ArrayList<Key>();
        int position = 0;
        for (String pair : configured.split(",")) {
            position++;
            if (pair.isBlank()) {
                continue;
            }
            int colon = pair.indexOf(':');
            Optional<Caller> caller = caller(colon < 0 ? "" : pair.substring(0, colon));
            if (caller.isEmpty() || pair.substring(colon + 1).isBlank()) {
                throw new IllegalArgumentException(SETTING + ": entry " + position
                        + " is not role:key, role@name:key or role@name/ledger:key, with a role of " + Role.NAMES
                        + ", and a name of "
                        + Caller.NAMES);
            }
            String key = pair.substring(colon + 1).strip();
            weak.look(SETTING, position, key);
            keys.add(new Key(caller.get().in(ledgerOf(caller.get(), position, ledgers)), new Secret(key)));
        }
        return List.copyOf(keys);
    }

    /** A key of a ledger that there is not would see nothing, and nobody would know why. */
    private static String ledgerOf(Caller caller, int position, KnownLedgers ledgers) {
        String named =
                Optional.ofNullable(caller.ledger()).or(ledgers::usualLedger).orElse("");
        if (!ledgers.ledgers().contains(named)) {
            throw new IllegalArgumentException(
                    SETTING + ": entry " + position + " names no ledger that a programme credits:"
                            + " write " + caller.role() + "@" + caller.name() + "/LEDGER:key, with one of "
                            + String.join(", ", ledgers.ledgers()));
        }
        return named;
    }

    private static Optional<Caller> caller(String described) {
        String[] whole = described.strip().split("/", 2);
        String[] parts = whole[0].strip().split("@", 2);
        String ledger = whole.length == 1 ? null : whole[1].strip();
        return Role.named(parts[0])
                .map(role -> new Caller(parts.length == 1 ? role.toString() : parts[1], role, ledger))
                .filter(caller -> Caller.isName(caller.name()));
    }
}
