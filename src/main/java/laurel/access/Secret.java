package laurel.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A word that somebody must know. Only its SHA-256 digest is kept, so that it cannot be printed, and so that a comparison takes
 * the same time whatever was guessed, and however long it is.
 */
public final class Secret {

    /** A shorter word than this can be guessed, or was made by a person. */
    public static final int SHORTEST_SAFE = 20;

    /** The length of a digest that is kept. */
    private static final int DIGEST_CHARACTERS = 64;

    private final byte[] digest;

    /** @throws IllegalArgumentException if the word is blank: an empty secret would open the door to everybody */
    public Secret(String word) {
        if (word == null || word.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        digest = digest(word);
    }

    private Secret(byte[] digest) {
        this.digest = digest;
    }

    /**
     * The word of which only the digest is known.
     *
     * @param digest what {@link #digest} said of it
     * @throws IllegalArgumentException if that is no digest
     */
    public static Secret ofDigest(String digest) {
        if (digest.length() != DIGEST_CHARACTERS) {
            throw new IllegalArgumentException("a digest has " + DIGEST_CHARACTERS + " characters");
        }
        return new Secret(HexFormat.of().parseHex(digest));
    }

    /**
     * What can be kept of the word: its SHA-256 digest, in {@value #DIGEST_CHARACTERS} hexadecimal digits. It gives the word away
     * if that can be guessed; so keep it only of one that is long and random.
     */
    public String digest() {
        return HexFormat.of().formatHex(digest);
    }

    /** Whether a word is so short that somebody can find it by trying. */
    public static boolean canBeGuessed(String word) {
        return word.length() < SHORTEST_SAFE;
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
