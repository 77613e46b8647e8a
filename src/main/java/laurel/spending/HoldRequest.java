package laurel.spending;

import java.time.Duration;
import laurel.ledger.Cause;
import laurel.ledger.Hold;

/**
 * An application's request to set an amount aside.
 *
 * @param unit the unit, as the accounts are kept
 * @param amount whole units, at least 1
 * @param reference what it is for, as the company knows it
 * @param length how long it is set aside, unless it is captured or released before
 */
public record HoldRequest(String unit, long amount, String reference, Duration length) {

    /** Whether a hold is the result of this request. */
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
