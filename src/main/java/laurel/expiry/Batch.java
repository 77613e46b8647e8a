package laurel.expiry;

import laurel.platform.Job;

/**
 * How far a run has come.
 *
 * @param isMore whether there may be more after this batch
 * @param account the last account that was looked at, and with {@code unit} where the next batch begins
 * @param unit the last unit of it
 * @param done how many entries the run has booked so far
 */
public record Batch(boolean isMore, long account, String unit, long done) implements Job.Batch {

    /** Before the first batch. */
    static final Batch NONE = new Batch(true, Long.MIN_VALUE, "", 0);

    /** The end of a run that has come so far. */
    Batch end() {
        return new Batch(false, account, unit, done);
    }

    Batch next(long account, String unit, boolean hasBooked) {
        return new Batch(true, account, unit, done + (hasBooked ? 1 : 0));
    }
}
