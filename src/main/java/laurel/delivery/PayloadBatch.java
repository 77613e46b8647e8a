package laurel.delivery;

import laurel.platform.job.Job;

/**
 * How far a run has come. The database has where the next run begins.
 *
 * @param batches how many batches it has done so far
 * @param done how many payloads it has deleted so far
 */
public record PayloadBatch(boolean isMore, int batches, long done) implements Job.Batch {

    /** How many deliveries are looked at in one transaction. */
    public static final int SIZE = 500;

    /**
     * The most batches of a run. Half a million deliveries take a minute or two, which leaves the database the rest of
     * the ten minutes for others.
     */
    public static final int MOST_IN_A_RUN = 1_000;

    /** Before the first batch. */
    public static final PayloadBatch NONE = new PayloadBatch(true, 0, 0);

    /** The end of a run that has come so far. */
    public PayloadBatch end() {
        return new PayloadBatch(false, batches, done);
    }

    /**
     * After one more batch.
     *
     * @param deleted how many payloads that batch deleted
     */
    public PayloadBatch next(int deleted) {
        return new PayloadBatch(batches + 1 < MOST_IN_A_RUN, batches + 1, done + deleted);
    }
}
