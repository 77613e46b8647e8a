package laurel.webhook;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import laurel.delivery.PayloadBatch;
import laurel.platform.Start;
import laurel.platform.job.Job;

/** Masks, after an upgrade, what the version before kept of secrets; every ten minutes, until it has seen everything. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MaskingJob {

    private static final Logger LOG = System.getLogger(MaskingJob.class.getName());

    @Inject
    private Masking masking;

    @Inject
    private Start start;

    /** Runs by the schedule, not at the same time as the other jobs. */
    @Schedule(hour = "*", minute = "1/10", persistent = false, info = Masking.LEASE)
    public void runOnSchedule() {
        Job.onSchedule(start, LOG, "Masking", "Masked secrets in {0} payloads that were kept before.", this::run);
    }

    /**
     * Goes on where the last run ended, up to {@value PayloadBatch#MOST_IN_A_RUN} batches of {@value Masking#PAGE} deliveries, unless
     * another node is at it.
     *
     * @return how many payloads were changed
     */
    public long run() {
        return Job.run(PayloadBatch.NONE, masking::next, masking::end);
    }
}
