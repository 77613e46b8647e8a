package laurel.spending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import laurel.ledger.Account;
import laurel.ledger.Entry;
import laurel.ledger.Hold;

/**
 * Keeps the keys of what was done, so that a request is done once under its key. Works inside the transaction of the
 * use case that calls it.
 *
 * <p>The use case locks the balance before it looks a key up. So each request for one balance sees what the requests
 * before it did. Two requests that use one key for two balances at the same time are told apart by the database, which
 * takes the key once.
 */
@ApplicationScoped
public class IdempotencyKeys {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** The key, if something was done under it. */
    Optional<IdempotencyKey> find(Account account, RequestKey key) {
        return Optional.ofNullable(entities.find(IdempotencyKey.class, new IdempotencyKey.Key(account, key)));
    }

    /** What was booked under a key; empty if it was used for a hold. */
    Optional<Entry> entry(IdempotencyKey used) {
        return used.entryId().map(id -> entities.find(Entry.class, id));
    }

    /** What was set aside under a key; empty if it was used for an entry. */
    Optional<Hold> hold(IdempotencyKey used) {
        return used.holdId().map(id -> entities.find(Hold.class, id));
    }

    /** Keeps that an entry was booked under a key. */
    void use(Account account, RequestKey key, Entry entry) {
        entities.persist(new IdempotencyKey(account, key, entry, clock.instant()));
    }

    /** Keeps that an amount was set aside under a key. */
    void use(Account account, RequestKey key, Hold hold) {
        entities.persist(new IdempotencyKey(account, key, hold, clock.instant()));
    }
}
