package laurel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LotTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.000001Z");
    private static final Duration YEAR = Duration.ofDays(365);

    private final Balance balance = new Balance(new Balance.Key(23452L, "credits"), NOW);
    private final Entry credit = balance.credit(20, Cause.reward(new Origin("main", "v1", "90"), null), NOW);

    @Test
    void begins_with_all_that_was_given_and_ends_a_lifetime_after_that() {
        var lot = new Lot(credit, YEAR);

        assertThat(lot.remaining()).isEqualTo(20);
        assertThat(lot.expiresAt()).isEqualTo(Instant.parse("2027-03-01T10:00:00.000001Z"));
    }

    @Test
    void gives_a_part_and_keeps_the_rest() {
        var lot = new Lot(credit, YEAR);

        lot.take(7);
        lot.take(12);

        assertThat(lot.remaining()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 20, 21, Long.MAX_VALUE})
    void gives_neither_nothing_nor_all(long part) {
        var lot = new Lot(credit, YEAR);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> lot.take(part))
                .withMessageContaining(String.valueOf(part));
        assertThat(lot.remaining()).isEqualTo(20);
    }

    @Test
    void of_a_balance_that_was_below_zero_begins_with_what_came_above() {
        balance.redeem(15, Cause.application("shop", "order 7"), NOW);
        balance.takeBack(credit, new TakenBack(20, 0), Cause.person("anna", "denied"), NOW);
        Entry paidBack = balance.credit(15, Cause.reward(new Origin("main", "v1", "91"), null), NOW);
        Entry given = balance.credit(7, Cause.reward(new Origin("main", "v1", "92"), null), NOW);
        assertThat(paidBack.balanceAfter()).isZero();

        assertThatIllegalArgumentException().isThrownBy(() -> new Lot(paidBack, YEAR));
        assertThat(new Lot(given, YEAR).remaining()).isEqualTo(7);

        balance.takeBack(given, new TakenBack(7, 0), Cause.person("anna", "denied"), NOW);
        balance.takeBack(paidBack, new TakenBack(15, 0), Cause.person("anna", "denied"), NOW);
        Entry more = balance.credit(20, Cause.reward(new Origin("main", "v1", "93"), null), NOW);
        assertThat(new Lot(more, YEAR).remaining()).isEqualTo(5);
    }

    @Test
    void is_not_made_of_what_was_taken_away() {
        Entry expiry = balance.expire(5, NOW);

        assertThat(expiry.kind()).isEqualTo(EntryKind.EXPIRY);
        assertThat(expiry.amount()).isEqualTo(-5);
        assertThat(expiry.actor()).isEqualTo("laurel");
        assertThatIllegalArgumentException().isThrownBy(() -> new Lot(expiry, YEAR));
    }
}
