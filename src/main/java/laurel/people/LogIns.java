package laurel.people;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import laurel.platform.transaction.NewTransactions;

/** Keeps in the database who is logged in. So log-ins outlive a restart, and every node knows them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class LogIns {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private LogInTimes times;

    @Inject
    private Clock clock;

    /**
     * Begins a log-in, and forgets those that have ended.
     *
     * @param era the person's era when they showed their password
     */
    public void begin(String digest, String name, int era) {
        Instant now = clock.instant();
        entities.createNamedQuery(LogIn.DELETE_ENDED).setParameter("now", now).executeUpdate();
        entities.persist(new LogIn(digest, name, era, times, now));
    }

    /** The person who is logged in by a token; empty if it is unknown or its log-in has ended. */
    public Optional<Person> find(String digest) {
        LogIn logIn = entities.find(LogIn.class, digest);
        if (logIn == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Person person = entities.find(Person.class, logIn.personName());
        if (!logIn.isOf(person, now)) {
            return Optional.empty();
        }
        logIn.see(times, now);
        return Optional.of(person);
    }

    /** Ends a log-in. An unknown one has ended before. */
    public void end(String digest) {
        entities.createNamedQuery(LogIn.DELETE).setParameter("digest", digest).executeUpdate();
    }
}
