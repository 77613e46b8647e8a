package laurel.spending;

import java.util.Optional;
import laurel.ledger.Cause;
import laurel.ledger.Entry;
import laurel.ledger.EntryKind;

/**
 * An application's request to spend.
 *
 * @param unit the unit, as the accounts are kept
 * @param amount whole units, at least 1
 * @param reference what it is for, as the company knows it
 */
public record Redemption(String unit, long amount, String reference) {

    /** Whether an entry is the result of this request. */
    boolean isDoneBy(Entry entry) {
        return entry.kind() == EntryKind.REDEMPTION
                && entry.unit().equals(unit)
                && entry.amount() == -amount
                && entry.reference().equals(Optional.of(reference));
    }

    Cause cause(RequestKey key) {
        return Cause.application(key.caller(), reference);
    }
}
