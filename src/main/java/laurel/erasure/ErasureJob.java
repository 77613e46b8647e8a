package laurel.erasure;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import laurel.delivery.PayloadBatch;
import laurel.platform.Start;
import laurel.platform.job.Job;

/** Searches payloads for what is to be erased, every ten minutes. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ErasureJob {

    private static final Logger LOG = System.getLogger(ErasureJob.class.getName());

    @Inject
    private PayloadSearch search;

    @Inject
    private Start start;

    /** Runs by the schedule, not at the same time as the other jobs. */
    @Schedule(hour = "*", minute = "7/10", persistent = false, info = PayloadSearch.LEASE)
    public void runOnSchedule() {
        Job.onSchedule(start, LOG, "Erasure", "Deleted {0} payloads of promoters who were erased.", this::run);
    }

    /**
     * Continues the erasures that are open, up to {@value PayloadBatch#MOST_IN_A_RUN} batches of {@value
     * PayloadBatch#SIZE} deliveries, unless another node is doing so.
     *
     * @return how many payloads were deleted
     */
    public long run() {
        return Job.run(PayloadBatch.NONE, search::next, search::end);
    }
}
