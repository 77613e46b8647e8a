package laurel.programme;

import java.util.List;
import java.util.Optional;
import laurel.access.Secret;
import laurel.access.WeakSecrets;
import laurel.platform.Setting;

/**
 * The tokens of a programme, comma separated: more than one, so that one can be rotated while both work. Without one, its webhook
 * is closed.
 */
public final class WebhookTokens {

    private final List<Secret> tokens;

    private WebhookTokens(List<Secret> tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException if a token can be guessed; the message tells which one it is, but not the token
     */
    public static WebhookTokens of(Setting setting, Optional<String> configured, WeakSecrets weak) {
        List<String> words = Words.in(configured);
        for (int entry = 1; entry <= words.size(); entry++) {
            weak.look(setting, entry, words.get(entry - 1));
        }
        return new WebhookTokens(words.stream().map(Secret::new).toList());
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

    /** How many there are, and none of them. */
    @Override
    public String toString() {
        return tokens.size() + " tokens";
    }
}
