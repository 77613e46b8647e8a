package laurel.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import laurel.platform.Setting;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What becomes of a secret in the configuration that can be guessed. Usually it stops the deployment: nobody sees that a door is
 * open, and a line in the log is not read. With {@code laurel.weak-secrets=allowed}, for a server that nobody else reaches, it
 * passes, and is counted.
 */
@ApplicationScoped
public class WeakSecrets {

    private static final Setting SETTING = new Setting("laurel.weak-secrets");

    /** By setting, how many of its secrets can be guessed. */
    private final Map<String, Integer> accepted = new ConcurrentSkipListMap<>();

    private boolean areAllowed;

    /** For the container. */
    protected WeakSecrets() {}

    /** @throws IllegalArgumentException if it is neither {@code allowed} nor {@code refused}; the message names the setting */
    @Inject
    public WeakSecrets(@ConfigProperty(name = "laurel.weak-secrets") String configured) {
        areAllowed = switch (configured.strip()) {
            case "allowed" -> true;
            case "refused" -> false;
            default ->
                throw new IllegalArgumentException(SETTING + " is refused, or for trying Laurel out on one machine"
                        + " allowed, not " + configured);
        };
    }

    /**
     * Looks at a secret of a machine's.
     *
     * @param setting where it stands
     * @param entry as which one of that setting, from 1
     * @throws IllegalArgumentException if it can be guessed and that is not allowed; the message tells the setting, the entry and
     *     what to do, and not the secret
     */
    public void look(Setting setting, int entry, String secret) {
        Secret.objectionTo(secret)
                .ifPresent(objection -> accept(
                        setting,
                        "entry " + entry + " " + objection
                                + ", so it can be guessed. Take what this prints: openssl rand -hex 24"));
    }

    /**
     * Lets pass what can be guessed, if that is allowed.
     *
     * @param objection what stands against it, without repeating it
     * @throws IllegalArgumentException if it is not allowed
     */
    public void accept(Setting setting, String objection) {
        if (!areAllowed) {
            throw new IllegalArgumentException(setting + ": " + objection + ". (Only where nobody else reaches this"
                    + " server, " + SETTING.variable() + "=allowed lets it pass.)");
        }
        accepted.merge(setting.variable(), 1, Integer::sum);
    }

    /** The variables with what can be guessed, and how many that are in each; empty if none was accepted so far. */
    public Optional<String> accepted() {
        return accepted.isEmpty()
                ? Optional.empty()
                : Optional.of(accepted.entrySet().stream()
                        .map(setting -> setting.getKey() + " (" + setting.getValue() + ")")
                        .collect(Collectors.joining(", ")));
    }
}
