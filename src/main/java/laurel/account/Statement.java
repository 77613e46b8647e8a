package laurel.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an account has.
 *
 * @param balances whole units, by unit, in the order of their names
 */
public record Statement(CustId custId, Instant createdAt, Map<String, Long> balances) {

    /**
     * Some of an account's entries, newest first.
     *
     * @param next the entry to ask for what is older than; null if these are the oldest
     */
    public record Page(List<Entry> entries, Long next) {}
}
