package laurel.webhook;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import laurel.platform.StorableText;

/**
 * A copy of a payload that may be kept: as it came, but for the promoter's secrets, in whose place stands {@code ***}. It is
 * written while the payload is read, so that of a payload that breaks off there is a copy up to that point, and nothing of a
 * secret in it either.
 */
final class Masked {

    private static final Set<String> SECRETS = Set.of("temp_password", "auth_token", "w8_form_url", "w9_form_url");
    private static final String MASK = "***";

    /** Longer numbers are kept as text: to read them as numbers would take time that grows with the square of their length. */
    private static final int LONGEST_NUMBER = 100;

    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

    private final StringWriter text = new StringWriter(4096);
    private final JsonGenerator json = GENERATORS.createGenerator(text);

    /** How many structures deep the copy is inside of a secret; 0 outside. */
    private int insideSecret;

    private boolean secretNext;

    void key(String name) {
        if (insideSecret == 0) {
            secretNext = SECRETS.contains(name);
            json.writeKey(name);
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

    void string(String value) {
        if (!hides(0)) {
            json.write(value);
        }
    }

    void number(String digits) {
        if (hides(0)) {
            return;
        }
        if (digits.length() > LONGEST_NUMBER) {
            json.write(digits);
            return;
        }
        try {
            json.write(new BigDecimal(digits));
        } catch (NumberFormatException uncomputable) { // its exponent is beyond an int
            json.write(digits);
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
            json.write(MASK);
            return true;
        }
        return false;
    }

    /** The copy so far. */
    @Override
    public String toString() {
        json.flush();
        return StorableText.of(text.toString());
    }
}
