package laurel.fulfilment;

import static laurel.fulfilment.FulfilmentStatus.CREDITED;
import static laurel.fulfilment.FulfilmentStatus.HELD;
import static laurel.fulfilment.FulfilmentStatus.REJECTED;
import static laurel.fulfilment.FulfilmentStatus.REVERSED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FulfilmentStatusTest {

    @Test
    void what_is_held_can_be_credited_or_rejected() {
        assertThat(HELD.next()).containsExactlyInAnyOrder(CREDITED, REJECTED);
    }

    @Test
    void what_is_credited_can_be_reversed() {
        assertThat(CREDITED.next()).containsExactly(REVERSED);
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "REVERSED"})
    void what_is_rejected_or_reversed_stays_so(FulfilmentStatus last) {
        assertThat(last.next()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void nothing_follows_itself_or_goes_back_to_being_held(FulfilmentStatus status) {
        assertThat(status.next()).doesNotContain(status, HELD);
    }
}
