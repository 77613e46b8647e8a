package laurel.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import laurel.platform.text.DecodedText;
import laurel.programme.Programmes;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The secrets that open Laurel, so that none of them is kept with what somebody sends: the webhook's tokens and signing keys, the
 * configured keys of the API, and whatever looks like a key that Laurel made. FirstPromoter repeats the webhook's address, with the
 * token in it, in its payloads.
 *
 * <p>Looked for in any case of letters, as a part of a longer text, and as percent-encoding and JSON write it, several times over. These are the only secrets that are in memory as they are; nothing here prints them.
 */
@ApplicationScoped
public class KnownSecrets {

    /** What stands in a secret's place. */
    static final String MASK = "***";

    /** See {@code laurel.keys.KeyText}. In small letters, as is the text in which it is looked for. */
    private static final Pattern MADE_KEY = Pattern.compile("laurel_[0-9]{1,19}_[a-z0-9]{43}");

    private static final Pattern BEGUN_KEY = Pattern.compile("laurel_[0-9]{1,19}_[a-z0-9]{0,42}\\z");

    /** With fewer characters of a secret nobody can do anything, and many a word ends with them. */
    private static final int FEWEST = 4;

    private static final String MADE_KEYS_BEGIN = "laurel_";
    private static final int SHORTEST_MADE_KEY = MADE_KEYS_BEGIN.length() + 45;

    private List<String> words = List.of();
    private int shortest = SHORTEST_MADE_KEY;

    /** For the container. Knows none but what looks like a key that Laurel made. */
    protected KnownSecrets() {}

    /** @param apiKeys as {@link laurel.access.ApiKeys} reads them: what stands behind the colon is secret */
    @Inject
    public KnownSecrets(
            Programmes programmes, Config config, @ConfigProperty(name = "laurel.api.keys") Optional<String> apiKeys) {
        this(
                programmes.settingsOfSecrets().stream().map(setting -> config.getOptionalValue(setting, String.class)),
                apiKeys);
    }

    /** @param webhook what opens the webhook, comma separated in each */
    KnownSecrets(Stream<Optional<String>> webhook, Optional<String> apiKeys) {
        words = Stream.of(
                        webhook.flatMap(KnownSecrets::entries),
                        entries(apiKeys).map(pair -> pair.substring(pair.indexOf(':') + 1)))
                .flatMap(entries -> entries)
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .flatMap(word -> Stream.of(word, asBytes(word)))
                .map(DecodedText::inSmallLetters)
                .distinct()
                .toList();
        shortest = words.stream().mapToInt(String::length).reduce(SHORTEST_MADE_KEY, Math::min);
    }

    private static Stream<String> entries(Optional<String> configured) {
        return Arrays.stream(configured.orElse("").split(","));
    }

    /** With a character for each byte, as a text is when its percent-encoding is undone. */
    private static String asBytes(String word) {
        return new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The text with {@value #MASK} in the place of each of these secrets; the same text if there is none in it. */
    String masked(String text) {
        if (text.length() < shortest) {
            return text; // nearly all are, and no encoding is shorter than what it encodes
        }
        var hidden = new BitSet();
        DecodedText.inEachReading(text, reading -> hide(reading, hidden));
        if (hidden.isEmpty()) {
            return text;
        }
        var masked = new StringBuilder(text.length());
        int shown = 0;
        for (int from = hidden.nextSetBit(0); from >= 0; from = hidden.nextSetBit(shown)) {
            masked.append(text, shown, from).append(MASK);
            shown = hidden.nextClearBit(from);
        }
        return masked.append(text, shown, text.length()).toString();
    }

    private void hide(DecodedText reading, BitSet hidden) {
        for (String word : words) {
            int at = reading.text().indexOf(word);
            for (; at >= 0; at = reading.text().indexOf(word, at + 1)) {
                hidden.set(reading.origin(at), reading.origin(at + word.length()));
            }
        }
        if (reading.text().contains(MADE_KEYS_BEGIN)) {
            Matcher key = MADE_KEY.matcher(reading.text());
            while (key.find()) {
                hidden.set(reading.origin(key.start()), reading.origin(key.end()));
            }
        }
    }

    /** The text of something that breaks off, without the beginning of one of these secrets at its end. */
    String withoutBegunSecret(String text) {
        var ends = new TreeSet<>(List.of(text.length()));
        DecodedText.inEachReadingOfBeginning(text, reading -> {
            int begun = mostBegun(reading.text());
            ends.add(reading.origin(reading.text().length() - begun));
        });
        return text.substring(0, ends.first());
    }

    /** How many characters at the end of a text may be the beginning of one of these secrets. */
    private int mostBegun(String text) {
        Matcher key = BEGUN_KEY.matcher(text);
        int most = key.find() ? text.length() - key.start() : 0;
        for (String word : words) {
            most = Math.max(most, begun(word, text));
        }
        return most;
    }

    private static int begun(String word, String text) {
        for (int length = Math.min(word.length() - 1, text.length()); length >= FEWEST; length--) {
            if (text.endsWith(word.substring(0, length))) {
                return length;
            }
        }
        return 0;
    }

    /** Tells none of them. */
    @Override
    public String toString() {
        return MASK;
    }
}
