package laurel.spending;

import java.util.Optional;
import laurel.ledger.Balance;
import laurel.ledger.Cause;
import laurel.ledger.Entry;
import laurel.ledger.EntryKind;
import laurel.ledger.Units;
import laurel.platform.Refused;
import laurel.platform.web.Text;
import laurel.platform.web.Whole;

/**
 * An operator's request to correct a balance.
 *
 * @param unit the unit in any spelling; {@link #in} turns it into that of the accounts
 * @param amount whole units, not 0; negative to take away
 * @param reason why, for whoever reads the books later
 */
public record Adjustment(
        @Text(most = Units.MOST_CHARACTERS) String unit,

        @Whole(least = -Balance.LARGEST_CHANGE, most = Balance.LARGEST_CHANGE)
        long amount,

        @Text(most = Cause.MOST_REASON_CHARACTERS) String reason) {

    /** @throws Refused.Thrown if nothing would be corrected */
    public Adjustment {
        if (amount == 0) {
            throw Refused.malformed("amount", "amount must not be 0.").toException();
        }
    }

    /** The same, with its unit as the accounts are kept. */
    Adjustment in(Units units) {
        return new Adjustment(units.asked(unit), amount, reason);
    }

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
