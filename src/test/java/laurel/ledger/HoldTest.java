package laurel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.000001Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant END = NOW.plus(MINUTE);
    private static final Instant JUST_BEFORE = END.minusNanos(1_000);
    private static final Cause SHOP = Cause.application("shop", "order 7");

    private final Balance balance = new Balance(new Balance.Key(23452L, "credits"), NOW);
    private Hold hold;

    @BeforeEach
    void tenOfTwentyCreditsAreSetAside() {
        balance.credit(20, Cause.reward(new Origin("main", "v1", "90"), null), NOW);
        hold = new Hold(balance, 10, SHOP, NOW, MINUTE);
    }

    @Test
    void is_open_until_its_time_is_over_and_then_expired() {
        assertThat(hold.statusAt(NOW)).isEqualTo(HoldStatus.OPEN);
        assertThat(hold.statusAt(JUST_BEFORE)).isEqualTo(HoldStatus.OPEN);
        assertThat(hold.statusAt(END)).isEqualTo(HoldStatus.EXPIRED);
        assertThat(hold.expiresAt()).isEqualTo(END);
        assertThat(hold.captured()).isEmpty();
        assertThat(hold.entryId()).isEmpty();
        assertThat(hold.settledBy()).isEmpty();
        assertThat(hold.reference()).isEqualTo("order 7");
        assertThat(hold.actor()).isEqualTo("shop");
    }

    @ParameterizedTest
    @CsvSource({"1", "10"})
    void is_captured_in_whole_or_in_part_once(long amount) {
        Entry entry = balance.redeem(amount, SHOP, NOW);

        hold.capture(entry, JUST_BEFORE);

        assertThat(hold.statusAt(JUST_BEFORE)).isEqualTo(HoldStatus.CAPTURED);
        assertThat(hold.statusAt(END)).isEqualTo(HoldStatus.CAPTURED);
        assertThat(hold.captured()).hasValue(amount);
        assertThat(hold.entryId()).contains(entry.id());
        assertThat(hold.settledBy()).contains("shop");
        assertThatIllegalStateException().isThrownBy(() -> hold.capture(entry, JUST_BEFORE));
        assertThatIllegalStateException().isThrownBy(() -> hold.release("kiosk", JUST_BEFORE));
    }

    @Test
    void pays_for_no_more_than_it_has_set_aside() {
        Entry entry = balance.redeem(11, SHOP, NOW);

        assertThatIllegalArgumentException().isThrownBy(() -> hold.capture(entry, NOW));
    }

    @Test
    void is_released_once() {
        hold.release("kiosk", JUST_BEFORE);

        assertThat(hold.statusAt(END)).isEqualTo(HoldStatus.RELEASED);
        assertThat(hold.settledBy()).contains("kiosk");
        assertThat(hold.settledAt()).contains(JUST_BEFORE);
        assertThatIllegalStateException().isThrownBy(() -> hold.release("kiosk", JUST_BEFORE));
        Entry entry = balance.redeem(1, SHOP, NOW);
        assertThatIllegalStateException().isThrownBy(() -> hold.capture(entry, JUST_BEFORE));
    }

    @Test
    void is_not_settled_when_its_time_is_over() {
        Entry entry = balance.redeem(1, SHOP, NOW);

        assertThatIllegalStateException().isThrownBy(() -> hold.capture(entry, END));
        assertThatIllegalStateException().isThrownBy(() -> hold.release("kiosk", END));
        assertThat(hold.statusAt(END)).isEqualTo(HoldStatus.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({"0, PT1M", "-1, PT1M", "10, PT0S", "10, PT-1S"})
    void sets_something_aside_for_some_time(long amount, Duration length) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Hold(balance, amount, SHOP, NOW, length));
    }
}
