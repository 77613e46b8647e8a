package laurel.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import laurel.access.WeakSecrets;
import laurel.platform.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTokensTest {

    private static final Setting SETTING = new Setting("laurel.webhook.tokens");

    private static WebhookTokens tokens(String configured) {
        return WebhookTokens.of(SETTING, Optional.ofNullable(configured), new WeakSecrets("allowed"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", ",", " , ,"})
    void are_none_if_none_is_configured(String configured) {
        assertThat(tokens(configured).isEmpty()).isTrue();
        assertThat(tokens(configured).include("")).isFalse();
        assertThat(tokens(configured).include(" ")).isFalse();
        assertThat(tokens(configured).include(null)).isFalse();
    }

    @Test
    void are_more_than_one_while_one_is_rotated() {
        WebhookTokens tokens = tokens(" the-old-one , the-new-one,");

        assertThat(tokens.isEmpty()).isFalse();
        assertThat(tokens.include("the-old-one")).isTrue();
        assertThat(tokens.include("the-new-one")).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"the-ol", "the-old-onE", "the-old-one ", "the-old-one,the-new-one", " "})
    void include_nothing_else(String shown) {
        assertThat(tokens("the-old-one,the-new-one").include(shown)).isFalse();
    }

    @Test
    void that_can_be_guessed_are_refused_without_being_repeated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookTokens.of(
                        SETTING, Optional.of("0b1c7de94f6a8ebd35c2, hunter2-xyz"), new WeakSecrets("refused")))
                .withMessageContaining("laurel.webhook.tokens (LAUREL_WEBHOOK_TOKENS): entry 2 ")
                .withMessageNotContainingAny("hunter2", "0b1c7");
    }
}
