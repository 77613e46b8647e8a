package laurel.spending;

import laurel.access.CurrentCaller;
import laurel.platform.Refused;
import laurel.platform.text.StorableText;

/**
 * The header {@code Idempotency-Key}, under which a caller repeats a request until it is answered.
 *
 * @param caller whose key it is; the same text from another caller is another key
 * @param text not blank, at most {@value #MOST_CHARACTERS} characters; white space around it is not part of it
 */
public record RequestKey(String caller, String text) {

    /** The name of the header. */
    static final String HEADER = "Idempotency-Key";

    /**
     * The key that a call came with.
     *
     * @throws Refused.Thrown if there is no usable one
     */
    static RequestKey of(CurrentCaller caller, String header) {
        try {
            return new RequestKey(caller.name(), header);
        } catch (IllegalArgumentException unusable) {
            throw Refused.malformed(HEADER, unusable.getMessage()).toException();
        }
    }

    /** The longest key. */
    static final int MOST_CHARACTERS = 255;

    /** @throws IllegalArgumentException if the text is missing, blank or too long; the message says what to do */
    public RequestKey {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("Send a header " + HEADER
                    + " that is another one for each request, and the same" + " one when you repeat it.");
        }
        text = text.strip();
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "The header " + HEADER + " has at most " + MOST_CHARACTERS + " characters.");
        }
        if (!StorableText.isStorable(text)) {
            throw new IllegalArgumentException("The header " + HEADER + " must be readable text.");
        }
    }
}
