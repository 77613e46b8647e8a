package laurel.platform.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The leases of all jobs. Works inside the transaction of the batch that is to be done under one. */
@ApplicationScoped
public class Leases {

    /**
     * How long a node that has died holds the others up. A batch takes far less, since its transaction ends after 8 s.
     */
    static final Duration LENGTH = Duration.ofMinutes(1);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /**
     * The lease of a job, locked until the transaction ends, if it is the worker's or free; empty if it is somebody
     * else's.
     *
     * @param job the lease's name in the database
     * @param worker who asks; each run has another name
     */
    public Optional<Lease> take(String job, String worker) {
        Lease lease = locked(job);
        return lease.take(worker, clock.instant(), LENGTH) ? Optional.of(lease) : Optional.empty();
    }

    /** Gives the lease back, if it is the worker's, so that the next run need not wait for its end. */
    public void end(String job, String worker) {
        locked(job).end(worker, clock.instant());
    }

    private Lease locked(String job) {
        return entities.find(Lease.class, job, LockModeType.PESSIMISTIC_WRITE);
    }
}
