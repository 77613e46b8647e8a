package laurel.spending;

import java.util.Optional;
import laurel.ledger.Balance;
import laurel.ledger.Cause;
import laurel.ledger.Entry;
import laurel.ledger.EntryKind;
import laurel.ledger.Units;
import laurel.platform.web.Text;
import laurel.platform.web.Whole;

/**
 * An application's request to spend.
 *
 * @param unit the unit in any spelling; {@link #in} turns it into that of the accounts
 * @param amount whole units, at least 1
 * @param reference what it is for, as the company knows it
 */
public record Redemption(
        @Text(most = Units.MOST_CHARACTERS) String unit,
        @Whole(least = 1, most = Balance.LARGEST_CHANGE) long amount,
        @Text(most = Cause.MOST_REFERENCE_CHARACTERS) String reference) {

    /** The same, with its unit as the accounts are kept. */
    Redemption in(Units units) {
        return new Redemption(units.asked(unit), amount, reference);
    }

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
