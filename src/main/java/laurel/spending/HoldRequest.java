package laurel.spending;

import java.time.Duration;
import laurel.ledger.Balance;
import laurel.ledger.Cause;
import laurel.ledger.Hold;
import laurel.ledger.Units;
import laurel.platform.web.Text;
import laurel.platform.web.Whole;

/**
 * An application's request to set an amount aside.
 *
 * @param unit the unit in any spelling; {@link #in} turns it into that of the accounts
 * @param amount whole units, at least 1
 * @param reference what it is for, as the company knows it
 * @param expiresInSeconds how long it is set aside, unless it is captured or released before
 */
public record HoldRequest(
        @Text(most = Units.MOST_CHARACTERS) String unit,
        @Whole(least = 1, most = Balance.LARGEST_CHANGE) long amount,
        @Text(most = Cause.MOST_REFERENCE_CHARACTERS) String reference,

        @Whole(least = 1, most = HoldRequest.LONGEST_SECONDS)
        long expiresInSeconds) {

    /** 30 days: what is set aside for longer is not being bought. */
    static final long LONGEST_SECONDS = 30L * 24 * 60 * 60;

    /** The same, with its unit as the accounts are kept. */
    HoldRequest in(Units units) {
        return new HoldRequest(units.asked(unit), amount, reference, expiresInSeconds);
    }

    /** For how long. */
    Duration length() {
        return Duration.ofSeconds(expiresInSeconds);
    }

    /** Whether a hold is the result of this request. */
    boolean isDoneBy(Hold hold) {
        return hold.unit().equals(unit)
                && hold.amount() == amount
                && hold.reference().equals(reference)
                && Duration.between(hold.createdAt(), hold.expiresAt()).equals(length());
    }

    Cause cause(RequestKey key) {
        return Cause.application(key.caller(), reference);
    }
}
