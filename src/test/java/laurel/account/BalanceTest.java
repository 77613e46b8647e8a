package laurel.account;

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
    private static final Origin NINETY = new Origin("v1", "90");

    private final Balance balance = new Balance(new Account(new CustId("23452"), NOW), "credits", NOW);

    private Entry credit(long amount, Instant now) {
        return balance.credit(amount, NINETY, "Credits", now);
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
        assertThat(balance.credit(20, NINETY, null, NOW).reference()).isEmpty();
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
