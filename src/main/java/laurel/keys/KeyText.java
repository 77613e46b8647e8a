package laurel.keys;

import java.security.SecureRandom;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The form of a key: {@code laurel_ID_SECRET}. The id is not secret. It finds the key's row, and tells people which key
 * has turned up where it should not. The secret is 43 letters and digits, which are 256 bits, as many as its digest
 * has. So it cannot be guessed, and needs no slow digest to protect it.
 */
final class KeyText {

    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SECRET_CHARACTERS = 43;
    private static final Pattern FORM = Pattern.compile("laurel_([0-9]{1,19})_[A-Za-z0-9]{" + SECRET_CHARACTERS + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyText() {}

    /** A key that nobody has yet. */
    static String fresh(long id) {
        var text = new StringBuilder("laurel_").append(id).append('_');
        RANDOM.ints(SECRET_CHARACTERS, 0, LETTERS_AND_DIGITS.length())
                .forEach(at -> text.append(LETTERS_AND_DIGITS.charAt(at)));
        return text.toString();
    }

    /** The id in a text that may be a key; empty if the text does not have the form of one. */
    static OptionalLong idIn(String shown) {
        var parts = FORM.matcher(shown);
        if (!parts.matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(parts.group(1)));
        } catch (NumberFormatException beyondALong) {
            return OptionalLong.empty();
        }
    }
}
