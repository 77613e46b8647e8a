package laurel.delivery;

import laurel.platform.job.Job;

/**
 * How far a run has come. Where the next one begins is in the database.
 *
 * @param batches how many it has done so far
 * @param done how many payloads it has deleted so far
 */
public record PayloadBatch(boolean isMore, int batches, long done) implements Job.Batch {

    /** How many deliveries are looked at in one transaction. */
    public static final int SIZE = 500;

    /** A run of half a million deliveries takes a minute or two, and the database has the rest of the ten for others. */
    public static final int MOST_IN_A_RUN = 1_000;

    /** Before the first batch. */
    public static final PayloadBatch NONE = new PayloadBatch(true, 0, 0);

    /** The end of a run that has come so far. */
    public PayloadBatch end() {
        return new PayloadBatch(false, batches, done);
    }

    /** One batch more, in which so many payloads were deleted. */
    public PayloadBatch next(int deleted) {
        return new PayloadBatch(batches + 1 < MOST_IN_A_RUN, batches + 1, done + deleted);
    }
}
