package laurel.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {

    @ParameterizedTest
    @EnumSource
    void a_held_reward_has_its_reason(HoldReason reason) {
        assertThat(Outcome.held(reason)).isEqualTo(new Outcome(Outcome.Kind.HELD, reason));
    }

    @Test
    void a_held_reward_without_a_reason_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> Outcome.held(null));
    }

    @Test
    void a_credited_reward_has_no_reason() {
        assertThat(Outcome.credited()).isEqualTo(new Outcome(Outcome.Kind.CREDITED, null));
        assertThat(Outcome.alreadyCredited()).isEqualTo(new Outcome(Outcome.Kind.ALREADY_CREDITED, null));
    }

    @ParameterizedTest
    @EnumSource(names = "HELD", mode = EnumSource.Mode.EXCLUDE)
    void a_reason_why_a_credited_reward_is_held_is_refused(Outcome.Kind kind) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Outcome(kind, HoldReason.PAUSED));
    }
}
