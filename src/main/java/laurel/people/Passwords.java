package laurel.people;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import laurel.platform.Refused;
import laurel.platform.text.StorableText;

/**
 * What passwords are accepted, and how they are kept: as PBKDF2 with HMAC-SHA256, 600,000 rounds (as OWASP recommends),
 * each with a salt of its own. A hash says how it was made, so that the rounds can be raised: {@link #isWeak} tells
 * which hashes are to be made anew.
 *
 * <p>A hash takes a good part of a second of a processor, and is meant to. So whoever needs one while deliveries come
 * in waits for {@linkplain laurel.access.PasswordTurns their turn}. This class does not wait.
 */
@ApplicationScoped
public class Passwords {

    /** The shortest password, in characters. */
    public static final int LEAST_CHARACTERS = 12;

    /** The longest password, in UTF-16 units. */
    public static final int MOST_CHARACTERS = 200;

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final String ROUNDS = "600000";
    private static final String BYTES = "32";

    /**
     * The hash of something that nobody knows. It is compared where there is no password, so that the comparison takes
     * as long as with a password.
     */
    private static final String NOBODYS = ALGORITHM + ":" + ROUNDS
            + ":cm91Z2hseSAzMiBieXRlcywgbm9ib2R5J3Mgc2FsdC4="
            + ":bm8gcGFzc3dvcmQgaXMga25vd24gdG8gaGFzaCB0byA=";

    private Pbkdf2PasswordHash hash;

    /** For the container. */
    protected Passwords() {}

    @Inject
    public Passwords(Pbkdf2PasswordHash hash) {
        this.hash = hash;
    }

    @PostConstruct
    void initialize() {
        hash.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", ALGORITHM,
                "Pbkdf2PasswordHash.Iterations", ROUNDS,
                "Pbkdf2PasswordHash.SaltSizeBytes", BYTES,
                "Pbkdf2PasswordHash.KeySizeBytes", BYTES));
    }

    /**
     * Why a password is not accepted, without repeating it; empty if it is accepted. It is asked when a password is
     * set, and not of one that somebody already has.
     *
     * @param name the name of the person whose password it shall be
     */
    public static Optional<String> objectionTo(String password, String name) {
        return objectionToLength(password).or(() -> CommonPasswords.objectionTo(canonical(password), name));
    }

    /**
     * Accepts a password or refuses it.
     *
     * @param name whose it shall be
     * @throws Refused.Thrown if it is not accepted; the field is {@code password}
     */
    static void require(String password, String name) {
        objectionTo(password, name).ifPresent(objection -> {
            throw Refused.malformed("password", "password " + objection + ".").toException();
        });
    }

    /** Why no password of this length is accepted; empty if it is. */
    static Optional<String> objectionToLength(String password) {
        if (canonical(password).codePoints().count() < LEAST_CHARACTERS) {
            return Optional.of("has at least " + LEAST_CHARACTERS + " characters");
        }
        if (password.length() > MOST_CHARACTERS) {
            return Optional.of("has at most " + MOST_CHARACTERS + " characters");
        }
        return StorableText.isStorable(password) ? Optional.empty() : Optional.of("is no text");
    }

    /** What is kept of a password: {@code algorithm:rounds:salt:hash}. */
    public String hash(String password) {
        return hash.generate(canonical(password).toCharArray());
    }

    /**
     * Whether a password is the one of a hash. The answer takes as long if there is no hash.
     *
     * @param known the hash, or null if nobody has that name: then no password is right
     */
    public boolean isOf(String known, String password) {
        if (password.length() > MOST_CHARACTERS) {
            return false;
        }
        boolean isEqual = hash.verify(canonical(password).toCharArray(), known == null ? NOBODYS : known);
        return isEqual && known != null;
    }

    /** Whether a hash was made in a weaker way than new ones are. */
    boolean isWeak(String known) {
        return !known.startsWith(ALGORITHM + ":" + ROUNDS + ":");
    }

    /** Two keyboards may write one letter in two ways, and a pasted password may have a blank after it. */
    private static String canonical(String password) {
        return Normalizer.normalize(password.strip(), Normalizer.Form.NFC);
    }
}
