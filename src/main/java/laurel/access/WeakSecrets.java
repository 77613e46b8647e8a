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
 * Decides about secrets in the configuration that can be guessed. Usually such a secret stops the deployment, because
 * nobody notices an open door, and nobody reads a line in the log. With {@code laurel.weak-secrets=allowed}, which is
 * meant for a server that nobody else reaches, it is accepted and counted.
 */
@ApplicationScoped
public class WeakSecrets {

    private static final Setting SETTING = new Setting("laurel.weak-secrets");

    /** How many secrets of each setting can be guessed. */
    private final Map<String, Integer> accepted = new ConcurrentSkipListMap<>();

    private boolean areAllowed;

    /** For the container. */
    protected WeakSecrets() {}

    /**
     * @throws IllegalArgumentException if it is neither {@code allowed} nor {@code refused}; the message names the
     *     setting
     */
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
     * Looks at a secret that a machine should have made.
     *
     * @param setting where it stands
     * @param entry its place in that setting, from 1
     * @throws IllegalArgumentException if it can be guessed and that is not allowed; the message tells the setting, the
     *     entry and what to do, and not the secret
     */
    public void look(Setting setting, int entry, String secret) {
        Secret.objectionTo(secret)
                .ifPresent(objection -> accept(
                        setting,
                        "entry " + entry + " " + objection
                                + ", so it can be guessed. Take what this prints: openssl rand -hex 24"));
    }

    /**
     * Accepts a secret that can be guessed, if that is allowed.
     *
     * @param objection why it can be guessed, without repeating it
     * @throws IllegalArgumentException if it is not allowed
     */
    public void accept(Setting setting, String objection) {
        if (!areAllowed) {
            throw new IllegalArgumentException(setting + ": " + objection + ". (Only where nobody else reaches this"
                    + " server, " + SETTING.variable() + "=allowed lets it pass.)");
        }
        accepted.merge(setting.variable(), 1, Integer::sum);
    }

    /**
     * The variables that hold secrets that can be guessed, and how many each holds; empty if none was accepted so far.
     */
    public Optional<String> accepted() {
        return accepted.isEmpty()
                ? Optional.empty()
                : Optional.of(accepted.entrySet().stream()
                        .map(setting -> setting.getKey() + " (" + setting.getValue() + ")")
                        .collect(Collectors.joining(", ")));
    }
}
