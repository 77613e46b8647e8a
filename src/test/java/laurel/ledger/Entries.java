package laurel.ledger;

import java.time.Instant;

/** Entries for the tests of other packages. */
public final class Entries {

    private Entries() {}

    public static Entry redemption(String unit, long amount, Cause cause, Instant now) {
        return rich(unit, now).redeem(amount, cause, now);
    }

    public static Entry adjustment(String unit, long change, Cause cause, Instant now) {
        return rich(unit, now).adjust(change, cause, now);
    }

    private static Balance rich(String unit, Instant now) {
        var balance = new Balance(new Balance.Key(23452L, unit), now);
        balance.credit(1_000, Cause.reward(new Origin("main", "v1", "90"), null), now);
        return balance;
    }
}
