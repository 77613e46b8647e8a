package laurel.expiry;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import laurel.platform.NewTransactions;

/**
 * Books what has expired, every ten minutes. Spending does not wait for it: what has expired cannot be spent, booked or not. Each
 * batch is a transaction of its own, so a run that breaks off is taken up by the next one, here or on another node.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ExpiryJob {

    private static final Logger LOG = System.getLogger(ExpiryJob.class.getName());

    @Inject
    private Expiries expiries;

    /** Runs by the schedule; what goes wrong is logged, and the next run tries again. */
    @Schedule(hour = "*", minute = "*/10", persistent = false)
    public void runOnSchedule() {
        try {
            int booked = run();
            if (booked > 0) {
                LOG.log(Level.INFO, "Booked the expiry of {0} balances.", booked);
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "Expiry broke off, and is taken up at its next run.", failed);
        }
    }

    /**
     * Books everything that has expired, unless another node is at it.
     *
     * @return how many entries were booked
     */
    public int run() {
        String worker = UUID.randomUUID().toString();
        Batch batch = Batch.NONE;
        while (batch.isMore()) {
            Batch last = batch;
            batch = NewTransactions.until(() -> expiries.next(worker, last));
        }
        NewTransactions.until(() -> {
            expiries.end(worker);
            return null;
        });
        return batch.booked();
    }
}
