package laurel.keys;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import laurel.access.Caller;
import laurel.access.Role;
import laurel.access.Secret;
import laurel.audit.Acts;
import laurel.audit.Decision;
import laurel.platform.transaction.NewTransactions;
import laurel.platform.transaction.TimeOrderedId;
import laurel.platform.web.Page;
import laurel.programme.Programme;

/** Makes, finds and revokes keys. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class Keys {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Acts acts;

    @Inject
    private Clock clock;

    /**
     * Makes a key. Each call makes another one.
     *
     * @param caller what the books will call the holder, and what they may do
     */
    public MadeKey make(Caller caller, Decision decision) {
        Instant now = clock.instant();
        long id = TimeOrderedId.at(now);
        String text = KeyText.fresh(id);
        var key = new ApiKey(id, caller, new Secret(text), decision.actor(), now);
        entities.persist(key);
        acts.add(decision, "make key", Long.toString(id), description(key));
        return new MadeKey(key, text);
    }

    /** The key of a number, whether it works or not. */
    public Optional<ApiKey> find(long id) {
        return Optional.ofNullable(entities.find(ApiKey.class, id));
    }

    /**
     * A page of the keys of a ledger, including revoked ones, newest first.
     *
     * @param ledger the ledger's name
     * @param limit the most keys, at least 1
     * @param before only keys with a smaller number
     */
    public Page<ApiKey> page(String ledger, int limit, long before) {
        return Page.of(
                entities.createNamedQuery(ApiKey.NEWEST_BEFORE, ApiKey.class)
                        .setParameter("ledger", ledger)
                        .setParameter("before", before)
                        .setMaxResults(limit + 1)
                        .getResultList(),
                limit);
    }

    /**
     * Revokes a key of the decision's ledger. One that was revoked before stays as it is, and nothing is written down a
     * second time.
     *
     * @return empty if there is no such key
     */
    public Optional<RevokedKey> revoke(long id, Decision decision) {
        var key = entities.find(ApiKey.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (key == null || !key.ledger().equals(decision.ledger())) {
            return Optional.empty();
        }
        if (key.revoke(decision.actor(), clock.instant())) {
            acts.add(decision, "revoke key", Long.toString(id), description(key));
        }
        return Optional.of(new RevokedKey(key, workingAdmins(key.ledger())));
    }

    /**
     * Revokes all keys of a name.
     *
     * @return the numbers of those that worked until now
     */
    public List<Long> revokeAllOf(String name, Decision decision) {
        List<ApiKey> working = entities.createNamedQuery(ApiKey.WORKING_NAMED, ApiKey.class)
                .setParameter("name", name)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        var revoked = new ArrayList<Long>();
        for (ApiKey key : working) {
            if (key.revoke(decision.actor(), clock.instant())) {
                acts.add(decision.in(key.ledger()), "revoke key", Long.toString(key.id()), description(key));
                revoked.add(key.id());
            }
        }
        return revoked;
    }

    /** The numbers of the working keys that somebody has made, and so may know. */
    public List<Long> workingMadeBy(String name) {
        return entities.createNamedQuery(ApiKey.WORKING_MADE_BY, Long.class)
                .setParameter("name", name)
                .getResultList();
    }

    /** The name of a key, working or not, that differs from this one only in upper and lower case. */
    public Optional<String> nameLike(String name) {
        return entities.createNamedQuery(ApiKey.NAMES_LIKE, String.class)
                .setParameter("name", name.toLowerCase(Locale.ROOT))
                .getResultStream()
                .filter(other -> !other.equals(name))
                .findFirst();
    }

    private static String description(ApiKey key) {
        return key.name() + ", " + key.role()
                + (key.ledger().equals(Programme.MAIN) ? "" : ", of the ledger " + key.ledger());
    }

    private long workingAdmins(String ledger) {
        return entities.createNamedQuery(ApiKey.WORKING_OF_ROLE, Long.class)
                .setParameter("role", Role.ADMIN)
                .setParameter("ledger", ledger)
                .getSingleResult();
    }

    /** Whether there is a key that works. */
    public boolean isAnyWorking() {
        return entities.createNamedQuery(ApiKey.WORKING, Long.class).getSingleResult() > 0;
    }

    /** Writes down that a key was used, unless a later use is known. */
    public void noteUse(long id, Instant usedAt) {
        entities.createNamedQuery(ApiKey.NOTE_USE)
                .setParameter("id", id)
                .setParameter("now", usedAt)
                .executeUpdate();
    }
}
