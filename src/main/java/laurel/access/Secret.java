package laurel.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A word that a caller must know. Only its SHA-256 digest is kept, so that the word cannot be printed. A comparison
 * takes the same time whatever was guessed, and however long the guess is.
 */
public final class Secret {

    /** The least length of a safe word. A shorter one can be guessed, or was made by a person. */
    static final int SHORTEST_SAFE = 20;

    /** Words that stand in documents, and that people choose for secrets. They are the first that somebody guesses. */
    private static final Pattern KNOWN = Pattern.compile(
            "change[-_. ]?(?:me|it|this)|not[-_. ]?for[-_. ]?production|pass[-_. ]?word|passwort|secret|example"
                    + "|placeholder|insecure|default|webhook|laurel|first[-_. ]?promoter",
            Pattern.CASE_INSENSITIVE);

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
     * The SHA-256 digest of the word, in {@value #DIGEST_CHARACTERS} hexadecimal digits. The digest of a word that can
     * be guessed gives the word away, so keep only that of a long and random word.
     */
    public String digest() {
        return HexFormat.of().formatHex(digest);
    }

    /** Why the word can be guessed, as a sentence without its subject; empty if a machine may have made the word. */
    static Optional<String> objectionTo(String word) {
        if (word.length() < SHORTEST_SAFE) {
            return Optional.of("has fewer than " + SHORTEST_SAFE + " characters");
        }
        if (Predictable.is(word)) {
            return Optional.of("repeats itself or goes along the keyboard");
        }
        return KNOWN.matcher(word).replaceAll("").length() < SHORTEST_SAFE
                ? Optional.of("is made of words that stand in documents")
                : Optional.empty();
    }

    /** Whether this is the word. Null is never the word. */
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
