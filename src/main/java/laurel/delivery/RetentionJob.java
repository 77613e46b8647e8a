package laurel.delivery;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import laurel.platform.Start;
import laurel.platform.job.Job;

/** Deletes old payloads, every ten minutes. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RetentionJob {

    private static final Logger LOG = System.getLogger(RetentionJob.class.getName());

    @Inject
    private OldPayloads old;

    @Inject
    private Start start;

    /** Runs by the schedule, not at the same time as the other jobs. */
    @Schedule(hour = "*", minute = "4/10", persistent = false, info = OldPayloads.LEASE)
    public void runOnSchedule() {
        Job.onSchedule(start, LOG, "Retention", "Deleted the payloads of {0} old deliveries.", this::run);
    }

    /**
     * Deletes what is too old, up to {@value PayloadBatch#MOST_IN_A_RUN} batches of {@value PayloadBatch#SIZE}
     * deliveries, unless another node is doing so.
     *
     * @return how many payloads were deleted
     */
    public long run() {
        return Job.run(PayloadBatch.NONE, old::next, old::end);
    }
}
