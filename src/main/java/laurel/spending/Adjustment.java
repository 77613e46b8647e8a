package laurel.spending;

import java.util.Optional;
import laurel.ledger.Cause;
import laurel.ledger.Entry;
import laurel.ledger.EntryKind;

/**
 * An operator's request to correct a balance.
 *
 * @param unit the unit, as the accounts are kept
 * @param amount whole units, not 0; negative to take away
 * @param reason why, for whoever reads the books later
 */
public record Adjustment(String unit, long amount, String reason) {

    /** Whether an entry is the result of this request. */
    boolean isDoneBy(Entry entry) {
        return entry.kind() == EntryKind.ADJUSTMENT
                && entry.unit().equals(unit)
                && entry.amount() == amount
                && entry.reason().equals(Optional.of(reason));
    }

    Cause cause(RequestKey key) {
        return Cause.person(key.caller(), reason);
    }
}
