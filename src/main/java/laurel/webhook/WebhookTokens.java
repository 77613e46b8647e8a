package laurel.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import laurel.access.Secret;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The tokens of the webhook, from {@code laurel.webhook.tokens}, comma separated: more than one, so that one can be rotated
 * while both work. Without one, the webhook is closed.
 */
@ApplicationScoped
public class WebhookTokens {

    private List<Secret> tokens = List.of();
    private int tooShort;

    /** For the container. */
    protected WebhookTokens() {}

    @Inject
    public WebhookTokens(@ConfigProperty(name = "laurel.webhook.tokens") Optional<String> configured) {
        List<String> words = Arrays.stream(configured.orElse("").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        tokens = words.stream().map(Secret::new).toList();
        tooShort = (int) words.stream().filter(Secret::canBeGuessed).count();
    }

    /** Whether there is no token at all. */
    public boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** How many of the tokens are so short that they can be guessed. */
    public int tooShort() {
        return tooShort;
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
