package laurel.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import laurel.access.Secret;
import laurel.access.WeakSecrets;
import laurel.platform.Setting;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The tokens of the webhook, from {@code laurel.webhook.tokens}, comma separated: more than one, so that one can be rotated
 * while both work. Without one, the webhook is closed.
 */
@ApplicationScoped
public class WebhookTokens {

    private static final Setting SETTING = new Setting("laurel.webhook.tokens");

    private List<Secret> tokens = List.of();

    /** For the container. */
    protected WebhookTokens() {}

    /** @throws IllegalArgumentException if a token can be guessed; the message tells which one it is, but not the token */
    @Inject
    public WebhookTokens(
            @ConfigProperty(name = "laurel.webhook.tokens") Optional<String> configured, WeakSecrets weak) {
        List<String> words = Arrays.stream(configured.orElse("").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        for (int entry = 1; entry <= words.size(); entry++) {
            weak.look(SETTING, entry, words.get(entry - 1));
        }
        tokens = words.stream().map(Secret::new).toList();
    }

    /** Whether there is no token at all. */
    public boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** Whether this is one of the tokens. */
    boolean include(String shown) {
        boolean found = false;
        for (Secret token : tokens) { // all of them, so that the time tells nothing
            found |= token.is(shown);
        }
        return found;
    }
}
