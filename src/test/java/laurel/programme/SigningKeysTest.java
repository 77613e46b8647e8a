package laurel.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import laurel.access.WeakSecrets;
import laurel.platform.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {

    private static final byte[] BODY = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);

    /** RFC 4231, test case 2: the key is "Jefe". */
    private static final String SIGNATURE = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private static final Setting SETTING = new Setting("laurel.webhook.signing-keys");

    private static SigningKeys keys(Optional<String> configured) {
        return SigningKeys.of(SETTING, configured, new WeakSecrets("allowed"));
    }

    @Test
    void that_can_be_guessed_are_refused_without_being_repeated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.of(
                        SETTING, Optional.of("0b1c7de94f6a8ebd35c2, hunter2-xyz"), new WeakSecrets("refused")))
                .withMessageContaining("laurel.webhook.signing-keys (LAUREL_WEBHOOK_SIGNING_KEYS): entry 2 ")
                .withMessageNotContainingAny("hunter2", "0b1c7");
    }

    @Test
    void are_not_asked_for_unless_one_is_configured() {
        assertThat(keys(Optional.empty()).areConfigured()).isFalse();
        assertThat(keys(Optional.of(" , ")).areConfigured()).isFalse();
        assertThat(keys(Optional.of("Jefe")).areConfigured()).isTrue();
    }

    @Test
    void sign_the_raw_body() {
        var keys = keys(Optional.of("Jefe"));

        assertThat(keys.haveSigned(BODY, SIGNATURE)).isTrue();
        assertThat(keys.haveSigned(BODY, SIGNATURE.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(keys.haveSigned(" ".getBytes(StandardCharsets.UTF_8), SIGNATURE))
                .isFalse();
    }

    @Test
    void are_both_valid_while_one_is_rotated() {
        assertThat(keys(Optional.of("old, Jefe")).haveSigned(BODY, SIGNATURE)).isTrue();
        assertThat(keys(Optional.of("Jefe,new")).haveSigned(BODY, SIGNATURE)).isTrue();
        assertThat(keys(Optional.of("old,new")).haveSigned(BODY, SIGNATURE)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", " ", "5bdcc146", "no hex", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3842"
            })
    void have_not_signed_under_another_signature(String signature) {
        assertThat(keys(Optional.of("Jefe")).haveSigned(BODY, signature)).isFalse();
    }
}
