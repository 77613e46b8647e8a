package laurel.erasure;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import laurel.delivery.KeptPayloads;
import laurel.delivery.PayloadBatch;
import laurel.platform.job.Leases;
import laurel.platform.transaction.NewTransactions;
import laurel.promoter.Promoter;

/** Searches the payloads that are kept for promoters who were erased, one batch in one transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class PayloadSearch {

    /** The lease's name in the database. */
    static final String LEASE = "erasure";

    /**
     * How long after the request the search begins. By then, every delivery is over that did not see the request and
     * may have kept a payload: a transaction ends after 8 s, and the clocks of nodes differ by less than the rest.
     */
    static final Duration AFTER = Duration.ofMinutes(1);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Leases leases;

    @Inject
    private KeptPayloads payloads;

    @Inject
    private Clock clock;

    /**
     * Searches the next batch for the promoter whose erasure was asked for first, if the lease is the worker's or free.
     *
     * @param worker who asks; another name for each run
     * @param last the batch before
     */
    public PayloadBatch next(String worker, PayloadBatch last) {
        if (leases.take(LEASE, worker).isEmpty()) {
            return last.end();
        }
        return oldestOpen().map(erasure -> last.next(search(erasure))).orElseGet(last::end);
    }

    private Optional<Erasure> oldestOpen() {
        return entities
                .createNamedQuery(Erasure.OLDEST_OPEN, Erasure.class)
                .setParameter("latest", clock.instant().minus(AFTER))
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }

    private int search(Erasure erasure) {
        List<Long> page = payloads.page(erasure.place(), Long.MAX_VALUE, PayloadBatch.SIZE);
        Promoter.Key promoter = erasure.promoter();
        int deleted = 0;
        if (!page.isEmpty()) {
            long reached = page.get(page.size() - 1);
            deleted = payloads.deleteAbout(
                    promoter.programme(),
                    promoter.id(),
                    erasure.email(),
                    erasure.place(),
                    reached,
                    new PromoterMention(promoter.id(), erasure.email())::isIn);
            erasure.reach(reached, deleted);
        }
        if (page.size() < PayloadBatch.SIZE) {
            erasure.finish(clock.instant());
        }
        return deleted;
    }

    /** Gives the lease back, so that the next run need not wait for its end. */
    public void end(String worker) {
        leases.end(LEASE, worker);
    }
}
