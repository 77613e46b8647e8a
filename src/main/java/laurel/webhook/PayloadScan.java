package laurel.webhook;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
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

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private final Map<Field, Scalar> values = Field.noValues();
    private final KnownSecrets secrets;
    private final Masked masked;
    private final Deque<Level> levels = new ArrayDeque<>();
    private Field.Branch place;
    private String problem;
    private String copyOfText = "";

    /** An object or array that is being read. */
    private static final class Level {

        /** Where it is; null if no field can be in it. */
        private final Field.Branch branch;

        /** The names that were seen in it, of those that lead to fields; null in an array. */
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

    private PayloadScan(KnownSecrets secrets) {
        this.secrets = secrets;
        this.masked = new Masked(secrets);
    }

    /**
     * Reads a body, to its end or to the first thing that is wrong with it.
     *
     * @param secrets what is not kept of it, whatever it is in
     */
    static PayloadScan of(byte[] body, KnownSecrets secrets) {
        var text = BodyText.of(body);
        var scan = new PayloadScan(secrets);
        scan.read(text.text());
        text.problem().ifPresent(wrong -> scan.problem = wrong);
        return scan;
    }

    /** What is wrong with the body, in words that repeat nothing of it; null if it was read to its end. */
    String problem() {
        return problem;
    }

    /** What stands in a place; null if nothing or {@code null} does. */
    Scalar value(Field field) {
        return values.get(field);
    }

    /** The body with its secrets masked, as far as it could be read, or further if it is a text without the name of a secret. */
    String masked() {
        String copy = masked.toString();
        return copy.length() < copyOfText.length() ? copyOfText : copy;
    }

    private void read(String text) {
        JsonParser parser = PARSERS.createParser(new StringReader(text));
        try (parser) {
            read(parser);
        } catch (Unreadable wrong) {
            stop(wrong.getMessage(), text, parser.getLocation());
        } catch (JsonException | IllegalStateException | NoSuchElementException notJson) {
            // The parser's own words would repeat a part of the body, and so perhaps of a secret.
            stop("The body is not JSON, or breaks off", text, parser.getLocation());
        }
    }

    private void read(JsonParser parser) {
        if (!parser.hasNext()) {
            throw new Unreadable("The body is empty");
        }
        if (parser.next() != JsonParser.Event.START_OBJECT) {
            throw new Unreadable("The body is not a JSON object");
        }
        place = Field.ROOT;
        open(true);
        while (parser.hasNext()) {
            take(parser.next(), parser);
        }
    }

    private void stop(String wrong, String text, JsonLocation at) {
        problem = wrong + ", at line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ".";
        if (!text.isBlank() && !BodyText.isBinary(text)) {
            copyOfText = Masked.copyOfText(text, secrets);
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
                textValue(masked.string(string), Scalar.Kind.STRING, string);
            }
            case VALUE_NUMBER -> {
                String digits = parser.getString();
                textValue(masked.number(digits), Scalar.Kind.NUMBER, digits);
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
        place = level.branch == null ? null : level.branch.at(name);
        if (place != null && !level.names.add(name)) {
            throw new Unreadable("The body has a name twice in one object");
        }
        masked.key(name);
    }

    private void textValue(boolean isUsable, Scalar.Kind kind, String text) {
        if (isUsable) {
            value(kind, text);
        } else {
            value(Scalar.Kind.SECRET, KnownSecrets.MASK);
        }
    }

    private void value(Scalar.Kind kind, String text) {
        if (place != null && place.field() != null) {
            values.put(place.field(), new Scalar(kind, text));
        }
    }

    private void open(boolean object) {
        if (levels.size() == DEEPEST) {
            throw new Unreadable("The body is nested deeper than " + DEEPEST + " levels");
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
