package laurel.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import laurel.access.WeakSecrets;
import laurel.platform.Setting;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keys with which deliveries are signed, from {@code laurel.webhook.signing-keys}, comma separated: more than one, since
 * while a key is rotated two are valid. Without one, no signature is asked for.
 *
 * <p>Source: a page of FirstPromoter's of April 2026, since withdrawn: {@code X-Webhook-Signature} is the lower-case hex
 * HMAC-SHA256 of the raw body, under the subscription's secret key used as text.
 */
@ApplicationScoped
public class SigningKeys {

    static final String HEADER = "X-Webhook-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Setting SETTING = new Setting("laurel.webhook.signing-keys");

    private List<SecretKeySpec> keys = List.of();

    /** For the container. */
    protected SigningKeys() {}

    /** @throws IllegalArgumentException if a key can be guessed; the message tells which one it is, but not the key */
    @Inject
    public SigningKeys(
            @ConfigProperty(name = "laurel.webhook.signing-keys") Optional<String> configured, WeakSecrets weak) {
        List<String> words = Arrays.stream(configured.orElse("").split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
        for (int entry = 1; entry <= words.size(); entry++) {
            weak.look(SETTING, entry, words.get(entry - 1));
        }
        keys = words.stream()
                .map(key -> new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
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
    boolean haveSigned(byte[] body, String signature) {
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
}
