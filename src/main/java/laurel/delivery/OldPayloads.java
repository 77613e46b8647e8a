package laurel.delivery;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import laurel.platform.job.Lease;
import laurel.platform.job.Leases;
import laurel.platform.transaction.NewTransactions;
import laurel.platform.transaction.TimeOrderedId;

/**
 * Deletes old payloads, one batch in one transaction. The numbers of deliveries grow with time, so the old ones are a
 * range of the primary key. The lease keeps how far the job has come, so that each delivery is looked at once.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class OldPayloads {

    /** The lease's name in the database. */
    static final String LEASE = "retention";

    @Inject
    private Leases leases;

    @Inject
    private KeptPayloads payloads;

    @Inject
    private Retention retention;

    @Inject
    private Clock clock;

    /**
     * Deletes from the next batch, if the lease is the worker's or free.
     *
     * @param worker who asks; another name for each run
     * @param last the batch before
     */
    public PayloadBatch next(String worker, PayloadBatch last) {
        Optional<Instant> end = retention.end(clock.instant());
        if (end.isEmpty()) {
            return last.end();
        }
        return leases.take(LEASE, worker)
                .map(lease -> next(lease, TimeOrderedId.first(end.get()), last))
                .orElseGet(last::end);
    }

    private PayloadBatch next(Lease lease, long end, PayloadBatch last) {
        List<Long> page = payloads.page(lease.place(), end, PayloadBatch.SIZE);
        if (page.isEmpty()) {
            return last.end();
        }
        long reached = page.get(page.size() - 1);
        int deleted = payloads.deleteBetween(lease.place(), reached);
        lease.reach(reached);
        return page.size() < PayloadBatch.SIZE ? last.next(deleted).end() : last.next(deleted);
    }

    /** Gives the lease back, so that the next run need not wait for its end. */
    public void end(String worker) {
        leases.end(LEASE, worker);
    }
}
