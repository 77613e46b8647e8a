package laurel.ledger;

import laurel.platform.job.Job;

/**
 * How far a run has come.
 *
 * @param isMore whether there may be more after this batch
 * @param account the account that was looked at last; with {@code unit}, it tells where the next batch begins
 * @param unit the unit that was looked at last
 * @param done how many entries the run has booked so far
 */
public record ExpiryBatch(boolean isMore, long account, String unit, long done) implements Job.Batch {

    /** Before the first batch. */
    static final ExpiryBatch NONE = new ExpiryBatch(true, Long.MIN_VALUE, "", 0);

    /** The end of a run that has come so far. */
    ExpiryBatch end() {
        return new ExpiryBatch(false, account, unit, done);
    }

    ExpiryBatch next(long account, String unit, boolean hasBooked) {
        return new ExpiryBatch(true, account, unit, done + (hasBooked ? 1 : 0));
    }
}
