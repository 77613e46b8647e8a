package laurel.programme;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import laurel.access.WeakSecrets;
import laurel.platform.Setting;

/**
 * The keys with which a programme's deliveries are signed, comma separated: more than one, since while a key is rotated two are
 * valid. Without one, no signature is asked for.
 *
 * <p>Source: a page of FirstPromoter's of April 2026, since withdrawn: {@code X-Webhook-Signature} is the lower-case hex
 * HMAC-SHA256 of the raw body, under the subscription's secret key used as text.
 */
public final class SigningKeys {

    public static final String HEADER = "X-Webhook-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    private SigningKeys(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException if a key can be guessed; the message tells which one it is, but not the key
     */
    public static SigningKeys of(Setting setting, Optional<String> configured, WeakSecrets weak) {
        List<String> words = Words.in(configured);
        for (int entry = 1; entry <= words.size(); entry++) {
            weak.look(setting, entry, words.get(entry - 1));
        }
        return new SigningKeys(words.stream()
                .map(key -> new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList());
    }

    /** Whether a delivery must be signed. */
    public boolean areConfigured() {
        return !keys.isEmpty();
    }

    /**
     * Whether a body is signed with one of the keys.
     *
     * @param signature as it was sent, in any case, or null
     */
    public boolean haveSigned(byte[] body, String signature) {
        byte[] sent;
        try {
            sent = HexFormat.of().parseHex(signature == null ? "" : signature.strip());
        } catch (IllegalArgumentException notHex) {
            return false;
        }
        boolean signed = false;
        for (SecretKeySpec key : keys) { // all of them, so that the time tells nothing
            signed |= MessageDigest.isEqual(hmac(key, body), sent);
        }
        return signed;
    }

    private static byte[] hmac(SecretKeySpec key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + ALGORITHM, missing);
        }
    }

    /** How many there are, and none of them. */
    @Override
    public String toString() {
        return keys.size() + " signing keys";
    }
}
