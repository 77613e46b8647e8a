package laurel.spending;

import java.time.Duration;
import laurel.ledger.Cause;
import laurel.ledger.Hold;

/**
 * What an application asks to be set aside.
 *
 * @param unit as the accounts are kept
 * @param amount whole units, at least 1
 * @param reference what it is for, as the company knows it
 * @param length for how long, unless it is captured or released before
 */
public record HoldRequest(String unit, long amount, String reference, Duration length) {

    /** Whether a hold is what became of this request. */
    boolean isDoneBy(Hold hold) {
        return hold.unit().equals(unit)
                && hold.amount() == amount
                && hold.reference().equals(reference)
                && Duration.between(hold.createdAt(), hold.expiresAt()).equals(length);
    }

    Cause cause(RequestKey key) {
        return Cause.application(key.caller(), reference);
    }
}
