package laurel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalanceTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.000001Z");
    private static final Origin NINETY = new Origin("main", "v1", "90");

    private static final Cause ANNA = Cause.person("anna", "a mistake");
    private static final Cause SHOP = Cause.application("shop", "order 7");

    private final Balance balance = new Balance(new Balance.Key(23452L, "credits"), NOW);

    private Entry credit(long amount, Instant now) {
        return balance.credit(amount, Cause.reward(NINETY, "Credits"), now);
    }

    @Test
    void begins_with_nothing() {
        assertThat(balance.amount()).isZero();
        assertThat(balance.unit()).isEqualTo("credits");
    }

    @Test
    void is_the_sum_of_its_entries_each_of_which_tells_the_balance_after_it() {
        List<Entry> entries = new ArrayList<>();
        for (long amount : new long[] {20, 1, 1_000_000_000_000L}) {
            entries.add(credit(amount, NOW));
            assertThat(entries.get(entries.size() - 1).balanceAfter()).isEqualTo(balance.amount());
        }

        assertThat(entries).extracting(Entry::amount).containsExactly(20L, 1L, 1_000_000_000_000L);
        assertThat(entries).extracting(Entry::balanceAfter).containsExactly(20L, 21L, 1_000_000_000_021L);
        assertThat(entries.stream().mapToLong(Entry::amount).sum()).isEqualTo(balance.amount());
    }

    @Test
    void is_explained_by_its_entry() {
        Entry entry = credit(20, NOW);

        assertThat(entry.unit()).isEqualTo("credits");
        assertThat(entry.kind()).isEqualTo(EntryKind.CREDIT);
        assertThat(entry.origin()).contains(NINETY);
        assertThat(entry.reference()).contains("Credits");
        assertThat(entry.actor()).isEqualTo("firstpromoter");
        assertThat(entry.reason()).isEmpty();
        assertThat(entry.recordedAt()).isEqualTo(NOW);
    }

    @Test
    void needs_no_reference() {
        assertThat(balance.credit(20, Cause.reward(NINETY, null), NOW).reference())
                .isEmpty();
    }

    @Test
    void is_spent_by_an_entry_that_takes_away() {
        credit(20, NOW);

        Entry entry = balance.redeem(7, SHOP, NOW);

        assertThat(balance.amount()).isEqualTo(13);
        assertThat(entry.kind()).isEqualTo(EntryKind.REDEMPTION);
        assertThat(entry.amount()).isEqualTo(-7);
        assertThat(entry.balanceAfter()).isEqualTo(13);
        assertThat(entry.actor()).isEqualTo("shop");
        assertThat(entry.reference()).contains("order 7");
        assertThat(entry.reason()).isEmpty();
        assertThat(entry.origin()).isEmpty();
        assertThat(entry.recordedAt()).isAfter(NOW);
    }

    @Test
    void is_spent_to_its_end_and_not_further() {
        credit(20, NOW);

        assertThat(balance.redeem(20, SHOP, NOW).balanceAfter()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> balance.redeem(1, SHOP, NOW));
        assertThat(balance.amount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 21, Long.MAX_VALUE, Long.MIN_VALUE})
    void gives_neither_less_than_one_nor_more_than_there_is(long amount) {
        credit(20, NOW);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> balance.redeem(amount, SHOP, NOW))
                .withMessageContaining(String.valueOf(amount));
        assertThat(balance.amount()).isEqualTo(20);
    }

    @Test
    void is_corrected_in_either_direction_by_an_entry_that_says_why() {
        Entry more = balance.adjust(5, ANNA, NOW);
        Entry less = balance.adjust(-5, ANNA, NOW);

        assertThat(balance.amount()).isZero();
        assertThat(more.kind()).isEqualTo(EntryKind.ADJUSTMENT);
        assertThat(more.amount()).isEqualTo(5);
        assertThat(less.amount()).isEqualTo(-5);
        assertThat(less.actor()).isEqualTo("anna");
        assertThat(less.reason()).contains("a mistake");
        assertThat(less.reference()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -21, Long.MIN_VALUE})
    void is_not_corrected_by_nothing_nor_to_less_than_nothing(long change) {
        credit(20, NOW);

        assertThatIllegalArgumentException().isThrownBy(() -> balance.adjust(change, ANNA, NOW));
        assertThat(balance.amount()).isEqualTo(20);
    }

    @Test
    void takes_an_entry_back_by_the_opposite_one_that_names_it() {
        credit(20, NOW);
        Entry redemption = balance.redeem(7, SHOP, NOW);

        Entry reversal = balance.reverse(redemption, Cause.reversal(redemption, "anna", "a mistake"), NOW);

        assertThat(balance.amount()).isEqualTo(20);
        assertThat(reversal.kind()).isEqualTo(EntryKind.REVERSAL);
        assertThat(reversal.amount()).isEqualTo(7);
        assertThat(reversal.reference()).contains(Long.toString(redemption.id()));
        assertThat(reversal.reason()).contains("a mistake");
        assertThat(reversal.actor()).isEqualTo("anna");
    }

    @Test
    void does_not_take_back_more_than_there_is_nor_a_reversal_nor_what_is_not_its_own() {
        Entry credit = credit(20, NOW);
        Entry redemption = balance.redeem(7, SHOP, NOW);
        assertThatIllegalArgumentException().isThrownBy(() -> balance.reverse(credit, ANNA, NOW));

        Entry reversal = balance.reverse(redemption, ANNA, NOW);
        assertThatIllegalArgumentException().isThrownBy(() -> balance.reverse(reversal, ANNA, NOW));

        var points = new Balance(new Balance.Key(23452L, "points"), NOW);
        assertThatIllegalArgumentException().isThrownBy(() -> points.reverse(redemption, ANNA, NOW));
        assertThat(balance.amount()).isEqualTo(20);
    }

    @Test
    void takes_of_a_credit_back_what_is_there_and_is_owed_the_rest() {
        Entry credit = credit(20, NOW);
        balance.redeem(15, SHOP, NOW);

        Entry reversal = balance.takeBack(credit, new TakenBack(5, 0), Cause.reversal(credit, "anna", "denied"), NOW)
                .orElseThrow();

        assertThat(reversal.kind()).isEqualTo(EntryKind.REVERSAL);
        assertThat(reversal.amount()).isEqualTo(-5);
        assertThat(reversal.balanceAfter()).isZero();
        assertThat(reversal.reference()).contains(Long.toString(credit.id()));
        assertThat(balance.debt()).isEqualTo(15);
    }

    @Test
    void is_owed_all_of_a_credit_of_which_nothing_is_left_and_nothing_moves() {
        Entry credit = credit(20, NOW);
        balance.redeem(20, SHOP, NOW);

        assertThat(balance.takeBack(credit, new TakenBack(0, 0), ANNA, NOW)).isEmpty();
        assertThat(balance.debt()).isEqualTo(20);
        assertThat(balance.amount()).isZero();
    }

    @Test
    void is_owed_nothing_for_what_had_expired() {
        Entry credit = credit(20, NOW);
        balance.redeem(5, SHOP, NOW);
        balance.expire(12, NOW);

        assertThat(balance.takeBack(credit, new TakenBack(3, 12), ANNA, NOW)).isPresent();
        assertThat(balance.debt()).isEqualTo(5);
        assertThat(balance.amount()).isZero();
    }

    @Test
    void goes_below_zero_by_taking_a_credit_back_and_is_spent_again_only_above() {
        Entry credit = credit(20, NOW);
        balance.redeem(15, SHOP, NOW);

        Entry reversal =
                balance.takeBack(credit, new TakenBack(20, 0), ANNA, NOW).orElseThrow();

        assertThat(reversal.balanceAfter()).isEqualTo(-15);
        assertThat(balance.debt()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> balance.redeem(1, SHOP, NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> balance.adjust(-1, ANNA, NOW));
        assertThat(credit(10, NOW).balanceAfter()).isEqualTo(-5);
        assertThatIllegalArgumentException().isThrownBy(() -> balance.redeem(1, SHOP, NOW));
        credit(6, NOW);
        assertThat(balance.redeem(1, SHOP, NOW).balanceAfter()).isZero();
    }

    @Test
    void pays_what_it_owes_by_an_entry_that_says_so() {
        Entry credit = credit(20, NOW);
        balance.redeem(20, SHOP, NOW);
        balance.takeBack(credit, new TakenBack(0, 0), ANNA, NOW);
        credit(12, NOW);

        Entry payment = balance.payDebt(12, NOW);

        assertThat(payment.kind()).isEqualTo(EntryKind.REVERSAL);
        assertThat(payment.amount()).isEqualTo(-12);
        assertThat(payment.actor()).isEqualTo("laurel");
        assertThat(payment.reason()).isPresent();
        assertThat(balance.amount()).isZero();
        assertThat(balance.debt()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 9, 21, Long.MIN_VALUE, Long.MAX_VALUE})
    void pays_neither_nothing_nor_more_than_it_owes_or_has(long amount) {
        Entry credit = credit(20, NOW);
        balance.redeem(12, SHOP, NOW);
        balance.takeBack(credit, new TakenBack(0, 0), ANNA, NOW);

        assertThatIllegalArgumentException().isThrownBy(() -> balance.payDebt(amount, NOW));
        assertThat(balance.amount()).isEqualTo(8);
        assertThat(balance.debt()).isEqualTo(20);
    }

    @Test
    void takes_nothing_back_like_this_but_its_own_credits_and_not_more_than_they_were() {
        Entry credit = credit(20, NOW);
        Entry redemption = balance.redeem(5, SHOP, NOW);
        var points = new Balance(new Balance.Key(23452L, "points"), NOW);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> balance.takeBack(credit, new TakenBack(21, 0), ANNA, NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> balance.takeBack(credit, new TakenBack(-1, 0), ANNA, NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> balance.takeBack(credit, new TakenBack(15, 6), ANNA, NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> balance.takeBack(credit, new TakenBack(5, -1), ANNA, NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> balance.takeBack(redemption, new TakenBack(0, 0), ANNA, NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> points.takeBack(credit, new TakenBack(0, 0), ANNA, NOW));
        assertThat(balance.debt()).isZero();
        assertThat(points.debt()).isZero();
    }

    @Test
    void is_credited_by_a_person_with_a_reason() {
        Entry entry = balance.credit(20, new Cause(NINETY, "anna", "Credits", "she wrote to us"), NOW);

        assertThat(entry.kind()).isEqualTo(EntryKind.CREDIT);
        assertThat(entry.origin()).contains(NINETY);
        assertThat(entry.actor()).isEqualTo("anna");
        assertThat(entry.reference()).contains("Credits");
        assertThat(entry.reason()).contains("she wrote to us");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void is_not_credited_with_nothing_or_less(long amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> credit(amount, NOW))
                .withMessageContaining(String.valueOf(amount));
        assertThat(balance.amount()).isZero();
    }

    @Test
    void never_overflows() {
        credit(Long.MAX_VALUE - 1, NOW);
        assertThat(credit(1, NOW).balanceAfter()).isEqualTo(Long.MAX_VALUE);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> credit(1, NOW));

        assertThat(balance.amount()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void has_entries_in_the_order_of_their_times_though_a_clock_stands_still_or_goes_backwards() {
        Instant ahead = NOW.plusSeconds(60);
        List<Instant> clock =
                List.of(NOW, NOW, NOW.minusSeconds(1), ahead, NOW, NOW.plusSeconds(1), ahead, ahead.plusSeconds(1));

        List<Instant> recorded =
                clock.stream().map(now -> credit(1, now).recordedAt()).toList();

        assertThat(recorded).isSorted().doesNotHaveDuplicates();
        assertThat(recorded)
                .containsExactly(
                        NOW,
                        NOW.plusNanos(1_000),
                        NOW.plusNanos(2_000),
                        ahead,
                        ahead.plusNanos(1_000),
                        ahead.plusNanos(2_000),
                        ahead.plusNanos(3_000),
                        ahead.plusSeconds(1));
    }

    @Test
    void has_an_account_and_a_unit_as_its_key() {
        var key = new Balance.Key(7L, "credits");

        assertThat(key).isEqualTo(new Balance.Key(7L, "credits"));
        assertThat(key).hasSameHashCodeAs(new Balance.Key(7L, "credits"));
        assertThat(key)
                .isNotEqualTo(new Balance.Key(8L, "credits"))
                .isNotEqualTo(new Balance.Key(7L, "points"))
                .isNotEqualTo(new Balance.Key())
                .isNotEqualTo("7/credits");
    }
}
