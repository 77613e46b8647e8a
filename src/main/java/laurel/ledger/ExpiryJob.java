package laurel.ledger;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import laurel.platform.Start;
import laurel.platform.job.Job;

/**
 * Books what has expired, every ten minutes. Spending does not wait for it: what has expired cannot be spent, booked or
 * not.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ExpiryJob {

    private static final Logger LOG = System.getLogger(ExpiryJob.class.getName());

    @Inject
    private Expiries expiries;

    @Inject
    private Start start;

    /** Runs by the schedule. */
    @Schedule(hour = "*", minute = "*/10", persistent = false, info = Expiries.LEASE)
    public void runOnSchedule() {
        Job.onSchedule(start, LOG, "Expiry", "Booked the expiry of {0} balances.", this::run);
    }

    /**
     * Books everything that has expired, unless another node is doing so.
     *
     * @return how many entries were booked
     */
    public long run() {
        return Job.run(ExpiryBatch.NONE, expiries::next, expiries::end);
    }
}
