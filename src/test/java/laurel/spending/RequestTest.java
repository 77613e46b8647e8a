package laurel.spending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import laurel.ledger.Entries;
import laurel.ledger.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request asks for, and the entry that it became. */
class RequestTest {

    private static final RequestKey KEY = new RequestKey("shop", "1");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final Redemption redemption = new Redemption("credits", 7, "order 7");
    private final Adjustment adjustment = new Adjustment("credits", -7, "a mistake");

    @Test
    void is_done_by_the_entry_that_was_booked_for_it() {
        Entry redeemed = Entries.redemption("credits", 7, redemption.cause(KEY), NOW);
        Entry adjusted = Entries.adjustment("credits", -7, adjustment.cause(KEY), NOW);

        assertThat(redemption.isDoneBy(redeemed)).isTrue();
        assertThat(adjustment.isDoneBy(adjusted)).isTrue();
        assertThat(redemption.isDoneBy(adjusted)).isFalse();
        assertThat(adjustment.isDoneBy(redeemed)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"credits, 8, order 7", "points, 7, order 7", "credits, 7, order 8", "credits, 7, Order 7"})
    void is_not_done_by_an_entry_that_differs_in_one_point(String unit, long amount, String text) {
        var redeemed = Entries.redemption(unit, amount, new Redemption(unit, amount, text).cause(KEY), NOW);
        var adjusted = Entries.adjustment(
                unit, -amount, new Adjustment(unit, -amount, text.replace("order 7", "a mistake")).cause(KEY), NOW);

        assertThat(redemption.isDoneBy(redeemed)).isFalse();
        assertThat(adjustment.isDoneBy(adjusted)).isFalse();
    }
}
