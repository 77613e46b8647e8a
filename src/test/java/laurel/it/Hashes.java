package laurel.it;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Hashes as another Laurel could have made them. */
final class Hashes {

    private Hashes() {}

    /** With too few rounds. */
    static String weak(String password) {
        byte[] salt = "salt of sixteen.".getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 2000, 256))
                    .getEncoded();
            var base64 = Base64.getEncoder();
            return "PBKDF2WithHmacSHA256:2000:" + base64.encodeToString(salt) + ":" + base64.encodeToString(hash);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
