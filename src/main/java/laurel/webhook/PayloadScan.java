package laurel.webhook;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * One pass over a body: takes the {@linkplain Field fields}, writes the {@linkplain Masked masked} copy, and stops at the first
 * thing that is no JSON object. What was found up to there is kept.
 */
final class PayloadScan {

    /** FirstPromoter's payloads are 6 deep. */
    private static final int DEEPEST = 64;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private final Map<Field, Scalar> values = Field.noValues();
    private final Masked masked = new Masked();
    private final Deque<Level> levels = new ArrayDeque<>();
    private Field.Branch place;
    private String problem;

    /** An object or array that is being read. */
    private static final class Level {

        /** Where it is; null if no field can be in it. */
        private final Field.Branch branch;

        /** The names that were seen in it; null in an array. */
        private final Set<String> names;

        /** How many values of an array have begun. */
        private int values;

        Level(Field.Branch branch, Set<String> names) {
            this.branch = branch;
            this.names = names;
        }

        /** Where the next value of an array is; null if that is no place of a field's. */
        Field.Branch next() {
            return branch == null ? null : branch.at(values++);
        }
    }

    /** A thing in a body that makes it unreadable. */
    private static final class Unreadable extends RuntimeException {
        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    private PayloadScan() {}

    /** Reads a body, to its end or to the first thing that is wrong with it. */
    static PayloadScan of(byte[] body) {
        var scan = new PayloadScan();
        String wrongBytes = null;
        String text;
        try {
            text = strictUtf8().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException broken) {
            wrongBytes = "The body is not UTF-8.";
            text = new String(body, StandardCharsets.UTF_8);
        }
        scan.read(text);
        if (wrongBytes != null) {
            scan.problem = wrongBytes;
        }
        return scan;
    }

    private static CharsetDecoder strictUtf8() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** What is wrong with the body, in words that repeat nothing of it; null if it was read to its end. */
    String problem() {
        return problem;
    }

    /** What stands in a place; null if nothing or {@code null} does. */
    Scalar value(Field field) {
        return values.get(field);
    }

    /** The body as far as it could be read, with its secrets masked. */
    String masked() {
        return masked.toString();
    }

    private void read(String text) {
        int begin = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        try (JsonParser parser = PARSERS.createParser(new StringReader(text.substring(begin)))) {
            if (!parser.hasNext()) {
                throw new Unreadable("The body is empty.");
            }
            if (parser.next() != JsonParser.Event.START_OBJECT) {
                throw new Unreadable("The body is not a JSON object.");
            }
            place = Field.ROOT;
            open(true);
            while (parser.hasNext()) {
                take(parser.next(), parser);
            }
        } catch (Unreadable wrong) {
            problem = wrong.getMessage();
        } catch (JsonException | IllegalStateException | NoSuchElementException notJson) {
            // The parser's own words would repeat a part of the body, and so perhaps of a secret.
            problem = "The body is not JSON, or breaks off.";
        }
    }

    private void take(JsonParser.Event event, JsonParser parser) {
        Level level = levels.element();
        boolean isInArray = level.names == null;
        if (isInArray && event != JsonParser.Event.END_ARRAY) {
            place = level.next();
        }
        switch (event) {
            case KEY_NAME -> key(parser.getString());
            case START_OBJECT -> {
                value(Scalar.Kind.STRUCTURE, "an object");
                open(true);
            }
            case START_ARRAY -> {
                value(Scalar.Kind.STRUCTURE, "a list");
                open(false);
            }
            case END_OBJECT, END_ARRAY -> close();
            case VALUE_STRING -> {
                String string = parser.getString();
                masked.string(string);
                value(Scalar.Kind.STRING, string);
            }
            case VALUE_NUMBER -> {
                String digits = parser.getString();
                masked.number(digits);
                value(Scalar.Kind.NUMBER, digits);
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                boolean bool = event == JsonParser.Event.VALUE_TRUE;
                masked.bool(bool);
                value(Scalar.Kind.BOOLEAN, Boolean.toString(bool));
            }
            case VALUE_NULL -> masked.nothing();
        }
    }

    private void key(String name) {
        Level level = levels.element();
        if (!level.names.add(name)) {
            throw new Unreadable("The body has a name twice in one object.");
        }
        masked.key(name);
        place = level.branch == null ? null : level.branch.at(name);
    }

    private void value(Scalar.Kind kind, String text) {
        if (place != null && place.field() != null) {
            values.put(place.field(), new Scalar(kind, text));
        }
    }

    private void open(boolean object) {
        if (levels.size() == DEEPEST) {
            throw new Unreadable("The body is nested deeper than " + DEEPEST + " levels.");
        }
        if (object) {
            masked.startObject();
        } else {
            masked.startArray();
        }
        levels.push(new Level(place, object ? new HashSet<>() : null));
        place = null;
    }

    private void close() {
        levels.pop();
        masked.end();
    }
}
