package laurel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {

    private static final byte[] BODY = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);

    /** RFC 4231, test case 2: the key is "Jefe". */
    private static final String SIGNATURE = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @Test
    void are_not_asked_for_unless_one_is_configured() {
        assertThat(new SigningKeys(Optional.empty()).areConfigured()).isFalse();
        assertThat(new SigningKeys(Optional.of(" , ")).areConfigured()).isFalse();
        assertThat(new SigningKeys(Optional.of("Jefe")).areConfigured()).isTrue();
    }

    @Test
    void sign_the_raw_body() {
        var keys = new SigningKeys(Optional.of("Jefe"));

        assertThat(keys.haveSigned(BODY, SIGNATURE)).isTrue();
        assertThat(keys.haveSigned(BODY, SIGNATURE.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(keys.haveSigned(" ".getBytes(StandardCharsets.UTF_8), SIGNATURE))
                .isFalse();
    }

    @Test
    void are_both_valid_while_one_is_rotated() {
        assertThat(new SigningKeys(Optional.of("old, Jefe")).haveSigned(BODY, SIGNATURE))
                .isTrue();
        assertThat(new SigningKeys(Optional.of("Jefe,new")).haveSigned(BODY, SIGNATURE))
                .isTrue();
        assertThat(new SigningKeys(Optional.of("old,new")).haveSigned(BODY, SIGNATURE))
                .isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", " ", "5bdcc146", "no hex", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3842"
            })
    void have_not_signed_under_another_signature(String signature) {
        assertThat(new SigningKeys(Optional.of("Jefe")).haveSigned(BODY, signature))
                .isFalse();
    }
}
