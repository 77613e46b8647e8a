package laurel.platform.web;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import laurel.platform.Refused;
import laurel.platform.text.IdText;
import laurel.platform.text.StorableText;

/**
 * The JSON object that a caller of the API sends. It is read strictly: texts, whole numbers, and true or false, under
 * known names, and nothing else. An error is {@link Refused} under the name of its field. A {@code null} counts as a
 * missing field.
 */
public final class JsonBody {

    /** The largest body, in bytes. */
    static final int LARGEST = 16 * 1024;

    /** How much of an unknown name is repeated in the answer. */
    private static final int SHOWN_CHARACTERS = 64;

    /** Digits only. What {@code 1e2} or {@code 2.0} was meant to be is not guessed where something is spent. */
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private final Map<String, Object> values;

    /** A number, as its digits were sent. */
    private record Digits(String text) {}

    private JsonBody(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Reads a body that must be there.
     *
     * @param names the fields that it may have
     * @throws Refused.Thrown what is wrong with the object, or a field of it
     * @throws WebApplicationException 408, 413 or 415, if it is none that can be read
     */
    public static JsonBody of(HttpHeaders headers, InputStream body, String... names) {
        RequestBody.objectionTo(headers).ifPresent(objection -> {
            throw Problem.of(415, objection).toException();
        });
        return parse(utf8(read(body)), List.of(names));
    }

    /**
     * As {@link #of}, but an empty body is the same as an empty object. So is {@code null}, which many clients send
     * instead of no body.
     */
    public static JsonBody ofOptional(HttpHeaders headers, InputStream body, String... names) {
        String json = utf8(read(body));
        if (json.isBlank()) {
            return new JsonBody(Map.of());
        }
        RequestBody.objectionTo(headers).ifPresent(objection -> {
            throw Problem.of(415, objection).toException();
        });
        return json.strip().equals("null") ? new JsonBody(Map.of()) : parse(json, List.of(names));
    }

    private static byte[] read(InputStream stream) {
        RequestBody body = RequestBody.read(stream, LARGEST);
        return switch (body.end()) {
            case WHOLE -> body.bytes();
            case TOO_LARGE -> throw RequestBody.tooLarge(LARGEST).toException();
            case BROKEN_OFF -> throw RequestBody.brokenOff().toException();
        };
    }

    private static JsonBody parse(String json, List<String> names) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(json))) {
            if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
                throw refused(null, "The body is not a JSON object.");
            }
            var values = new HashMap<String, Object>();
            var seen = new HashSet<String>();
            while (parser.next() == JsonParser.Event.KEY_NAME) {
                String name = known(parser.getString(), names, seen);
                Object value = value(name, parser);
                if (value != null) {
                    values.put(name, value);
                }
            }
            if (parser.hasNext()) {
                parser.next(); // throws if something follows
            }
            return new JsonBody(values);
        } catch (JsonException | IllegalStateException | NoSuchElementException notJson) {
            throw refused(null, "The body is not JSON, or breaks off.");
        }
    }

    /** The text without the byte order mark that some put before it; RFC 8259 lets a reader ignore it. */
    private static String utf8(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException broken) {
            throw refused(null, "The body is not UTF-8.");
        }
    }

    private static String known(String name, List<String> names, Set<String> seen) {
        if (!names.contains(name)) {
            throw refused(
                    name,
                    "There is no field " + StorableText.of(name, SHOWN_CHARACTERS) + " here; "
                            + (names.isEmpty()
                                    ? "this call has none."
                                    : "known are " + String.join(", ", names) + "."));
        }
        if (!seen.add(name)) {
            throw refused(name, name + " is there twice.");
        }
        return name;
    }

    /**
     * A nested value is neither read further nor skipped: the parser's skipping does not end where a body breaks off.
     */
    private static Object value(String name, JsonParser parser) {
        return switch (parser.next()) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER -> new Digits(parser.getString());
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw refused(name, name + " must be a single value, and no object or list.");
        };
    }

    /**
     * A text, without the white space around it.
     *
     * @param most the most characters that it may have, in UTF-16 units
     * @throws Refused.Thrown if it is missing or blank, longer, or of another type
     */
    public String text(String name, int most) {
        return optionalText(name, most).orElseThrow(() -> missing(name));
    }

    /** As {@link #text}, but it may be missing. */
    public Optional<String> optionalText(String name, int most) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || text.isBlank()) {
            throw refused(name, name + " must be a text with something in it.");
        }
        if (text.strip().length() > most) {
            throw refused(name, name + " has at most " + most + " characters.");
        }
        if (!StorableText.isStorable(text)) {
            throw refused(name, name + " must not hold U+0000 or half of a surrogate pair.");
        }
        return Optional.of(text.strip());
    }

    /**
     * An id of somebody, as {@link IdText} reads it.
     *
     * @param most the most characters that it may have, in UTF-16 units
     * @throws Refused.Thrown if it is missing, or no such id
     */
    public String id(String name, int most) {
        return optionalId(name, most).orElseThrow(() -> missing(name));
    }

    /** As {@link #id}, but it may be missing. */
    public Optional<String> optionalId(String name, int most) {
        return optionalText(name, most).map(text -> IdText.in(text, most)
                .orElseThrow(() -> refused(
                        name,
                        name + " must name somebody: it is blank, or what a program writes in place of an id"
                                + " that it does not have.")));
    }

    /**
     * A whole number, written in digits.
     *
     * @throws Refused.Thrown if it is missing, out of these bounds, or written in another way
     */
    public long whole(String name, long least, long most) {
        return optionalWhole(name, least, most).orElseThrow(() -> missing(name));
    }

    /** As {@link #whole}, but it may be missing. */
    public Optional<Long> optionalWhole(String name, long least, long most) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Digits digits && WHOLE.matcher(digits.text()).matches()) {
            try {
                long number = Long.parseLong(digits.text());
                if (number >= least && number <= most) {
                    return Optional.of(number);
                }
            } catch (NumberFormatException beyondALong) {
                // answered below, like a number out of bounds
            }
        }
        throw refused(name, name + " must be a whole number from " + least + " to " + most + ", written in digits.");
    }

    /**
     * A field that is true or false; false if it is missing.
     *
     * @throws Refused.Thrown if it is neither true nor false
     */
    public boolean isTrue(String name) {
        Object value = values.getOrDefault(name, false);
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw refused(name, name + " must be true or false.");
    }

    private static Refused.Thrown missing(String name) {
        return refused(name, name + " is missing.");
    }

    private static Refused.Thrown refused(String name, String why) {
        return Refused.malformed(name, why).toException();
    }
}
