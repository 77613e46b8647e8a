package laurel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedNetworksTest {

    private static AllowedNetworks allowed(String configured) {
        return new AllowedNetworks(Optional.ofNullable(configured), Clock.systemUTC());
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", ","})
    void are_everybody_if_none_is_configured(String configured) {
        assertThat(allowed(configured).isEverybody()).isTrue();
    }

    @Test
    void are_those_that_are_configured() {
        AllowedNetworks allowed = allowed("192.0.2.0/24, ::1");

        assertThat(allowed.isEverybody()).isFalse();
        assertThat(allowed.networks()).hasToString("192.0.2.0/24, 0:0:0:0:0:0:0:1");
    }

    @Test
    void that_are_misspelt_are_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> allowed("192.0.2.0/24, firstpromoter.com"))
                .withMessageContaining(
                        "laurel.webhook.allowed-networks (LAUREL_WEBHOOK_ALLOWED_NETWORKS): firstpromoter.com");
    }
}
