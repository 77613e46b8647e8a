package laurel.people;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A hash that is none, but notes what it was asked. */
final class FewRounds implements Pbkdf2PasswordHash {

    final List<String> compared = new ArrayList<>();
    Map<String, String> parameters = Map.of();

    @Override
    public void initialize(Map<String, String> given) {
        parameters = given;
    }

    @Override
    public String generate(char[] password) {
        return "PBKDF2WithHmacSHA256:600000:salt:" + new String(password);
    }

    @Override
    public boolean verify(char[] password, String known) {
        compared.add(known);
        return known.endsWith(":" + new String(password));
    }
}
