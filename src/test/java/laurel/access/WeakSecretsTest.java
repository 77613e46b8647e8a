package laurel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import laurel.platform.Setting;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeakSecretsTest {

    private static final Setting TOKENS = new Setting("laurel.webhook.tokens");

    private final WeakSecrets refused = new WeakSecrets("refused");
    private final WeakSecrets allowed = new WeakSecrets(" allowed ");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "SECRET",
                "changeme",
                "0b1c7de94f6a8ebd35c",
                "local-token-not-for-production",
                "local-key-not-for-production",
                "local-password-not-for-production",
                "LOCAL-TOKEN-NOT-FOR-PRODUCTION-2",
                "changeme-changeme-now",
                "change_me_please_soon",
                "my-secret-webhook-token",
                "laurel-firstpromoter-secret",
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                "abababababababababababab",
                "long-enoughlong-enough",
                "12345678901234567890",
                "01234567890123456789",
                "abcdefghijklmnopqrstuvwx",
                "zyxwvutsrqponmlkjihgfe",
                "qwertyuiopasdfghjklzxcvb"
            })
    void stop_the_deployment_with_the_settings_name_and_without_the_secret(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> refused.look(TOKENS, 3, secret))
                .withMessageStartingWith("laurel.webhook.tokens (LAUREL_WEBHOOK_TOKENS): entry 3 ")
                .withMessageContainingAll("openssl rand -hex 24", "LAUREL_WEAK_SECRETS=allowed")
                .satisfies(refusal ->
                        assertThat(refusal.getMessage().split("[ :.]")).doesNotContain(secret));
        assertThat(refused.accepted()).isEmpty();
    }

    @Test
    void pass_where_they_are_allowed_and_are_counted_by_setting() {
        allowed.look(TOKENS, 1, "x");
        allowed.look(TOKENS, 2, "y");
        allowed.look(TOKENS, 3, "0b1c7de94f6a8ebd35c2");
        allowed.accept(new Setting("laurel.admin.password"), "is known to everybody");

        assertThat(allowed.accepted()).contains("LAUREL_ADMIN_PASSWORD (1), LAUREL_WEBHOOK_TOKENS (2)");
    }

    @Property(tries = 2_000)
    void are_none_of_those_that_a_machine_makes(
            @ForAll Random random, @ForAll @IntRange(min = 15, max = 40) int bytes) {
        var made = new byte[bytes];
        random.nextBytes(made);

        Stream.of(HexFormat.of().formatHex(made), Base64.getUrlEncoder().encodeToString(made))
                .forEach(secret -> refused.look(TOKENS, 1, secret));
        assertThat(refused.accepted()).isEmpty();
    }

    @Test
    void are_not_those_with_a_word_before_what_a_machine_made() {
        var made = new byte[24];
        new SecureRandom().nextBytes(made);

        refused.look(TOKENS, 1, "laurel-secret-" + HexFormat.of().formatHex(made));
        refused.look(TOKENS, 1, "laurel_12_Zm9vYmFyYmF6cXV4cXV1eGNvcmdlZ3JhdWx0Z2FycGx5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "true", "yes", "Allowed"})
    void are_allowed_or_refused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeakSecrets(value))
                .withMessageContaining("LAUREL_WEAK_SECRETS");
    }
}
