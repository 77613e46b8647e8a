package laurel.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A word that somebody must know. Only its SHA-256 digest is kept, so that it cannot be printed, and so that a comparison takes
 * the same time whatever was guessed, and however long it is.
 */
public final class Secret {

    private final byte[] digest;

    /** @throws IllegalArgumentException if the word is blank: an empty secret would open the door to everybody */
    public Secret(String word) {
        if (word == null || word.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        digest = digest(word);
    }

    /** Whether this is the word. Null is not. */
    public boolean is(String guess) {
        return guess != null && MessageDigest.isEqual(digest, digest(guess));
    }

    private static byte[] digest(String word) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
