package laurel.webhook;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Map;
import laurel.platform.text.StorableText;

/**
 * A copy of a payload that may be kept: as it came, but for what stands under {@linkplain SecretNames the name of a secret}, and
 * for {@linkplain KnownSecrets what opens Laurel}, in whatever text that is. In their place stands {@code ***}. It is written while the payload is
 * read, so that of a payload that breaks off there is a copy up to that point, and nothing of a secret in it either.
 *
 * <p>A long text, such as a picture, is kept with its beginning and its length: it would take the room of hundreds of payloads.
 */
final class Masked {

    /** The longest copy, in UTF-16 units: the width of the column. What had to be cut ends with an ellipsis. */
    static final int LONGEST = 1_000_000;

    /** What stands at the end of a copy of which more had come. */
    static final String CUT = "…";

    /** A longer text is shortened. */
    private static final int LONGEST_TEXT = 10_000;

    private static final int SHOWN_OF_LONG_TEXT = 1_000;

    /** Longer numbers are kept as text: to read them as numbers would take time that grows with the square of their length. */
    private static final int LONGEST_NUMBER = 100;

    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

    private final KnownSecrets secrets;
    private final StringWriter text = new StringWriter(4096);
    private final JsonGenerator json = GENERATORS.createGenerator(text);

    /** How many structures deep the copy is inside of a secret; 0 outside. */
    private int insideSecret;

    private boolean secretNext;

    Masked(KnownSecrets secrets) {
        this.secrets = secrets;
    }

    /** What may be kept of a text that is no JSON: what comes before the first name of a secret, since nobody knows where that ends. */
    static String copyOfText(String text, KnownSecrets secrets) {
        String innocent = text.substring(0, SecretNames.firstIn(text));
        String masked = secrets.masked(innocent);
        String whole = secrets.withoutBegunSecret(masked);
        boolean isCut = innocent.length() < text.length() || whole.length() < masked.length();
        String copy = SecretNames.maskedParameters(whole);
        return storable(isCut ? copy + CUT : copy);
    }

    /** The text as it can be stored, cut where it is too long. */
    static String storable(String text) {
        return StorableText.of(text, LONGEST);
    }

    void key(String name) {
        if (insideSecret == 0) {
            secretNext = SecretNames.include(name);
            json.writeKey(shortened(secrets.masked(name)));
        }
    }

    void startObject() {
        if (!hides(+1)) {
            json.writeStartObject();
        }
    }

    void startArray() {
        if (!hides(+1)) {
            json.writeStartArray();
        }
    }

    void end() {
        if (!hides(-1)) {
            json.writeEnd();
        }
    }

    /** @return whether it may be used: not if it has something in it that opens Laurel */
    boolean string(String value) {
        if (hides(0)) {
            return true;
        }
        String masked = secrets.masked(value);
        json.write(shortened(SecretNames.maskedParameters(masked)));
        return masked.equals(value);
    }

    /** @return whether it may be used, as for {@link #string} */
    boolean number(String digits) {
        BigDecimal number = digits.length() > LONGEST_NUMBER ? null : computed(digits);
        if (number == null) {
            return string(digits);
        }
        if (hides(0)) {
            return true;
        }
        String written = number.toString(); // its digits can stand elsewhere than in what was sent
        boolean isUsable = secrets.masked(written).equals(written)
                && secrets.masked(digits).equals(digits);
        if (isUsable) {
            json.write(number);
        } else {
            json.write(KnownSecrets.MASK);
        }
        return isUsable;
    }

    /** Null if its exponent is beyond an int. */
    private static BigDecimal computed(String digits) {
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException uncomputable) {
            return null;
        }
    }

    void bool(boolean value) {
        if (!hides(0)) {
            json.write(value);
        }
    }

    void nothing() {
        secretNext = false;
        if (insideSecret == 0) {
            json.writeNull(); // that there is no secret is none
        }
    }

    /** Whether the next value is a secret or a part of one. The first part of a secret leaves the mask. */
    private boolean hides(int deeper) {
        if (insideSecret > 0) {
            insideSecret += deeper;
            return true;
        }
        if (secretNext) {
            secretNext = false;
            insideSecret = deeper;
            json.write(KnownSecrets.MASK);
            return true;
        }
        return false;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT
                ? text
                : StorableText.of(text, SHOWN_OF_LONG_TEXT) + " (" + text.length() + " characters)";
    }

    /** The copy so far. */
    @Override
    public String toString() {
        json.flush();
        return storable(text.toString());
    }
}
