package laurel.webhook;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Secrets of Laurel's, as a sender may write them into a payload; and how somebody would find them in what is kept. */
final class PlantedSecrets {

    private static final Pattern PERCENT = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|(.))", Pattern.DOTALL);

    private PlantedSecrets() {}

    /** As {@code openssl rand} makes them, and as people think them up. */
    static Arbitrary<String> tokens() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(48),
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .withCharRange('A', 'Z')
                        .withCharRange('0', '9')
                        .withChars("+/=_-")
                        .ofMinLength(8)
                        .ofMaxLength(40),
                Arbitraries.strings().withCharRange('0', '9').ofMinLength(12).ofMaxLength(24),
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .withChars(" ~!$'()*:@\"")
                        .ofMinLength(10)
                        .ofMaxLength(30)
                        .filter(token -> token.strip().length() == token.length()));
    }

    /** How something is written: each step writes it over the last one. */
    static Arbitrary<List<String>> spellings() {
        return Arbitraries.of("percent", "json", "letters").list().ofMaxSize(3);
    }

    static String spelled(String token, List<String> steps, Random random) {
        String spelled = token;
        for (String step : steps) {
            spelled = switch (step) {
                case "percent" -> percentEncoded(spelled, random);
                case "json" -> escaped(spelled, random);
                default -> inOtherLetters(spelled, random);
            };
        }
        return spelled;
    }

    private static String percentEncoded(String text, Random random) {
        var encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean mayStay = Character.isLetterOrDigit(b & 0x7F) && b > 0;
            if (mayStay && random.nextInt(4) > 0) {
                encoded.append((char) b);
            } else {
                encoded.append(String.format(random.nextBoolean() ? "%%%02x" : "%%%02X", b & 0xFF));
            }
        }
        return encoded.toString();
    }

    private static String escaped(String text, Random random) {
        var escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (random.nextInt(4) == 0 || Character.isSurrogate(c)) {
                escaped.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
            } else if (c == '"' || c == '\\' || c == '/' && random.nextBoolean()) {
                escaped.append('\\').append(c);
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Only of ASCII, and of no letter that means something in an escape. */
    private static String inOtherLetters(String text, Random random) {
        var other = new StringBuilder();
        boolean isPlain = text.indexOf('%') < 0 && text.indexOf('\\') < 0;
        for (char c : text.toCharArray()) {
            boolean changes = isPlain && c < 128 && random.nextBoolean();
            other.append(changes ? Character.toUpperCase(c) : c);
        }
        return other.toString();
    }

    /** What stands around it. */
    static Arbitrary<String> surroundings() {
        Arbitrary<String> words = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars(" /?&=:.,()[]{}")
                .ofMaxLength(30);
        return Arbitraries.oneOf(
                words,
                Combinators.combine(words, words).as((one, other) -> one + "100% of " + other),
                Arbitraries.just("https://laurel.example.com/laurel/webhooks/firstpromoter/"));
    }

    /** Whether somebody finds the token in a text, who undoes all that may have been done to it. */
    static boolean isIn(String text, String token) {
        String small = token.toLowerCase(Locale.ROOT);
        String bytes = new String(token.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        Set<String> texts = new LinkedHashSet<>(List.of(text));
        for (int times = 0; times <= 4; times++) {
            if (texts.stream()
                    .map(one -> one.toLowerCase(Locale.ROOT))
                    .anyMatch(one -> one.contains(small) || one.contains(bytes))) {
                return true;
            }
            var more = new LinkedHashSet<String>();
            texts.forEach(one -> {
                more.add(PERCENT.matcher(one).replaceAll(code -> quoted((char) Integer.parseInt(code.group(1), 16))));
                more.add(ESCAPE.matcher(one)
                        .replaceAll(code -> code.group(1) == null
                                ? quoted(code.group(2).charAt(0))
                                : quoted((char) Integer.parseInt(code.group(1), 16))));
            });
            texts = more;
        }
        return false;
    }

    private static String quoted(char c) {
        return java.util.regex.Matcher.quoteReplacement(String.valueOf(c));
    }
}
