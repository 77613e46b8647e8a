package laurel.erasure;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import laurel.platform.text.DecodedText;
import laurel.platform.text.IdText;

/**
 * Tells whether a payload mentions a promoter: it has their id as {@code promoter.id} or {@code promoter_id}, anywhere,
 * or their email address in any text. The same digits elsewhere are the id of something else, or an amount.
 */
final class PromoterMention {

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private final String promoter;
    private final Pattern idAsWord;
    private final Optional<String> email;

    PromoterMention(String promoter, Optional<String> email) {
        this.promoter = promoter;
        this.idAsWord = Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(DecodedText.inSmallLetters(promoter)) + "(?![\\p{L}\\p{N}])");
        this.email = email.map(PromoterMention::lowercase);
    }

    /**
     * Whether a payload, as it is kept, mentions the promoter. If the payload is not JSON, or breaks off, the id counts
     * wherever it is a word.
     */
    boolean isIn(String payload) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(payload))) {
            return isIn(parser);
        } catch (JsonException | IllegalStateException | NoSuchElementException noJson) {
            return isInText(payload);
        }
    }

    private boolean isInText(String payload) {
        var found = new AtomicBoolean();
        DecodedText.inEachReading(payload, reading -> {
            if (isEmailIn(reading.text()) || idAsWord.matcher(reading.text()).find()) {
                found.set(true);
            }
        });
        return found.get();
    }

    private boolean isIn(JsonParser parser) {
        Deque<String> parents = new ArrayDeque<>();
        String name = "";
        while (parser.hasNext()) {
            switch (parser.next()) {
                case KEY_NAME -> name = parser.getString();
                case START_OBJECT, START_ARRAY -> parents.push(name);
                case END_OBJECT, END_ARRAY -> name = parents.pop(); // the next one in a list has the list's name
                case VALUE_STRING -> {
                    String text = parser.getString();
                    if (isId(text, name, parents) || isEmailIn(text)) {
                        return true;
                    }
                }
                case VALUE_NUMBER -> {
                    if (isId(IdText.ofNumber(parser.getString()).orElse(""), name, parents)) {
                        return true;
                    }
                }
                default -> {} // neither an id nor a text
            }
        }
        return false;
    }

    private boolean isId(String value, String name, Deque<String> parents) {
        boolean isPlaceOfIt = name.equals("promoter_id") || name.equals("id") && "promoter".equals(parents.peek());
        return isPlaceOfIt && IdText.stripped(value).equals(promoter);
    }

    private boolean isEmailIn(String text) {
        return email.filter(lowercase(text)::contains).isPresent();
    }

    private static String lowercase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
