package laurel.ledger;

import java.time.Instant;

/**
 * Something that the ledger has done. It is announced as a CDI event, inside the transaction that does it. An observer
 * with {@code @Observes} takes part in that transaction. An observer that is to hear only of what is committed asks for
 * {@code AFTER_SUCCESS}; it hears the events of one transaction in any order.
 *
 * <p>An observer must not book, because the use case still works with the locked balance. If an observer throws, the
 * transaction is rolled back, as after any other failure.
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
