package laurel.webhook;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.List;
import laurel.delivery.KeptPayloads;
import laurel.delivery.PayloadBatch;
import laurel.platform.job.Lease;
import laurel.platform.job.Leases;
import laurel.platform.transaction.NewTransactions;

/**
 * Masks what earlier versions kept of secrets, in all payloads that they kept, once, one batch in one transaction. How far it is
 * done stands in the lease; when all is done, that is the largest number that there is.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class Masking {

    /** The lease's name in the database. */
    static final String LEASE = "masking";

    /** How many deliveries are looked at in one transaction. Each is read to its end, so it is fewer than where only an index is. */
    static final int PAGE = 100;

    private static final long ALL = Long.MAX_VALUE;

    @Inject
    private Leases leases;

    @Inject
    private KeptPayloads payloads;

    @Inject
    private KnownSecrets secrets;

    /**
     * Masks the next batch, if the lease is the worker's or free.
     *
     * @param worker who asks; another name for each run
     * @param last the batch before
     */
    public PayloadBatch next(String worker, PayloadBatch last) {
        return leases.take(LEASE, worker).map(lease -> next(lease, last)).orElseGet(last::end);
    }

    private PayloadBatch next(Lease lease, PayloadBatch last) {
        if (lease.place() == ALL) {
            return last.end();
        }
        List<Long> page = payloads.page(lease.place(), ALL, PAGE);
        int masked = payloads.replace(page, kept -> PayloadScan.maskedAgain(kept, secrets));
        boolean isMore = page.size() == PAGE;
        lease.reach(isMore ? page.get(PAGE - 1) : ALL);
        return isMore ? last.next(masked) : last.next(masked).end();
    }

    /** Gives the lease back, so that the next run need not wait for its end. */
    public void end(String worker) {
        leases.end(LEASE, worker);
    }
}
