package laurel.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestKeyTest {

    @Test
    void is_its_callers_own() {
        assertThat(new RequestKey("shop", " order-7 ")).isEqualTo(new RequestKey("shop", "order-7"));
        assertThat(new RequestKey("shop", "order-7")).isNotEqualTo(new RequestKey("kiosk", "order-7"));
        assertThat(new RequestKey("shop", "order-7")).isNotEqualTo(new RequestKey("shop", "Order-7"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "\t"})
    void must_be_there(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestKey("shop", text))
                .withMessageContaining("Idempotency-Key");
    }

    @Test
    void has_at_most_255_characters() {
        String longest = "k".repeat(255);

        assertThat(new RequestKey("shop", longest).text()).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestKey("shop", longest + "k"))
                .withMessageContaining("Idempotency-Key")
                .withMessageContaining("255");
    }

    @Test
    void can_be_kept_by_a_database() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestKey("shop", "a\0b"))
                .withMessageContaining("Idempotency-Key");
    }
}
