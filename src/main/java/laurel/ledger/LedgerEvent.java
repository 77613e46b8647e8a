package laurel.ledger;

import java.time.Instant;

/**
 * What the ledger has done, announced by a CDI event inside the transaction that does it. Whoever observes one with {@code @Observes}
 * takes part in that transaction. Whoever wants to hear only of what is committed observes {@code AFTER_SUCCESS}.
 *
 * <p>An observer must not book: the balance is locked, and the use case goes on with it. If an observer throws, the transaction is
 * over, as with any other failure.
 */
public sealed interface LedgerEvent {

    /** The number of the account; {@link Ledger#get} has the account. */
    long account();

    /** The unit, as the accounts are kept. */
    String unit();

    /**
     * A balance was changed by an entry.
     *
     * @param amount whole units, never 0; negative if it was taken away
     * @param balanceAfter what the account has of the unit after it
     * @param entry the entry's number
     */
    record Booked(
            long account,
            String unit,
            EntryKind kind,
            long amount,
            long balanceAfter,
            long entry,
            Cause cause,
            Instant recordedAt)
            implements LedgerEvent {}

    /**
     * An amount was set aside.
     *
     * @param hold the hold's number
     * @param amount whole units, at least 1
     * @param expiresAt from when on it is free again; that it is, nobody announces
     */
    record HoldOpened(long account, String unit, long hold, long amount, Cause cause, Instant expiresAt)
            implements LedgerEvent {}

    /**
     * What a hold has set aside was spent, in whole or in part. The entry that spent it was announced before.
     *
     * @param hold the hold's number
     * @param captured whole units that were spent, at least 1
     * @param freed whole units that are free again, at least 0
     * @param entry the entry's number
     */
    record HoldCaptured(long account, String unit, long hold, long captured, long freed, long entry)
            implements LedgerEvent {}

    /**
     * A hold was given up before its time was over.
     *
     * @param hold the hold's number
     * @param freed whole units that are free again, at least 1
     * @param actor who gave it up
     */
    record HoldReleased(long account, String unit, long hold, long freed, String actor) implements LedgerEvent {}
}
