package laurel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTokensTest {

    private static WebhookTokens tokens(String configured) {
        return new WebhookTokens(Optional.ofNullable(configured));
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
    void are_counted_if_they_can_be_guessed() {
        assertThat(tokens("1234567890123456789, 12345678901234567890, x").tooShort())
                .isEqualTo(2);
    }
}
