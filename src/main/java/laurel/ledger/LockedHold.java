package laurel.ledger;

import java.time.Instant;

/**
 * A hold that is locked until the transaction ends, and its balance before it, with what can be done with the hold. Its
 * status is the one at the time when both locks were there: of a capture, a release and the end of its time, one wins.
 */
public final class LockedHold {

    private final LockedBalance balance;
    private final Hold hold;
    private final Instant now;

    /** @param now a time after both locks were there */
    LockedHold(LockedBalance balance, Hold hold, Instant now) {
        this.balance = balance;
        this.hold = hold;
        this.now = now;
    }

    /** Where it stands. */
    public HoldStatus status() {
        return hold.statusAt(now);
    }

    /**
     * Spends what it has set aside, and frees the rest.
     *
     * @param amount whole units, at least 1, and at most the hold's
     * @throws IllegalStateException if it is not open
     */
    public void capture(long amount, Cause cause) {
        balance.capture(hold, amount, cause, now);
    }

    /**
     * Frees what it has set aside.
     *
     * @param actor who gives it up
     * @throws IllegalStateException if it is not open
     */
    public void release(String actor) {
        balance.release(hold, actor, now);
    }
}
