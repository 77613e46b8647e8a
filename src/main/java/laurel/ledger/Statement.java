package laurel.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an account has.
 *
 * @param balances whole units, by unit, in the order of their names
 * @param available how much of each can be taken away now, never negative
 * @param debts how much of each is owed; only the units of which something is owed
 */
public record Statement(
        CustId custId,
        Instant createdAt,
        Map<String, Long> balances,
        Map<String, Long> available,
        Map<String, Long> debts) {

    /**
     * Some of an account's entries, newest first.
     *
     * @param next the entry after which the next page begins; null if these are the oldest
     */
    public record Page(List<Entry> entries, Long next) {}
}
