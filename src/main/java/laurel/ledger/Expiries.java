package laurel.ledger;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.List;
import laurel.platform.job.Leases;
import laurel.platform.transaction.NewTransactions;

/** Books what has expired, one batch in one transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class Expiries {

    /** The lease's name in the database. */
    static final String LEASE = "expiry";

    /** How many balances are locked until the batch is committed; credits to them wait for that. */
    private static final int BATCH = 20;

    @Inject
    private Leases leases;

    @Inject
    private Ledger ledger;

    /**
     * Books the next batch, if the lease is the worker's or free.
     *
     * @param worker who asks; another name for each run
     * @param last the batch before
     */
    public ExpiryBatch next(String worker, ExpiryBatch last) {
        if (leases.take(LEASE, worker).isEmpty()) {
            return last.end();
        }
        List<Balance.Key> due = ledger.expiring(last.account(), last.unit(), BATCH);
        ExpiryBatch batch = last;
        for (Balance.Key key : due) {
            boolean hasBooked = ledger.lock(key).expire();
            batch = batch.next(key.accountId(), key.unit(), hasBooked);
        }
        return due.size() < BATCH ? batch.end() : batch;
    }

    /** Gives the lease back, so that the next run need not wait for its end. */
    public void end(String worker) {
        leases.end(LEASE, worker);
    }
}
