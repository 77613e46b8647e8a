package laurel.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Finds and opens accounts, and locks balances and holds: {@link LockedBalance} and {@link LockedHold} have the verbs.
 * Works inside the transaction of the use case that calls it, holds the locks until that ends, and takes them in
 * {@linkplain laurel the one order}.
 *
 * <p>A row that others refer to is written at once. So if somebody else makes the same row at the same time, this is
 * known here, and not only at the commit.
 */
@ApplicationScoped
public class Ledger {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Lots lots;

    @Inject
    private Clock clock;

    @Inject
    private Event<LedgerEvent> events;

    /** The account of this key, if there is one. */
    public Optional<Account> find(AccountKey key) {
        return entities.createNamedQuery(Account.BY_CUST_ID, Account.class)
                .setParameter("custId", key.custId().value())
                .setParameter("ledger", key.ledger())
                .setFlushMode(FlushModeType.COMMIT)
                .getResultStream()
                .findFirst();
    }

    /**
     * The account of a number that the books refer to.
     *
     * @throws NoSuchElementException if no account has it
     */
    public Account get(long id) {
        return Optional.ofNullable(entities.find(Account.class, id)).orElseThrow();
    }

    /** The account of this key, which begins now if there was none. */
    public Account open(AccountKey key) {
        return find(key).orElseGet(() -> begin(key));
    }

    /** The account of a key that was not found. */
    public Account begin(AccountKey key) {
        var begun = new Account(key, clock.instant());
        entities.persist(begun);
        entities.flush();
        return begun;
    }

    /** What an account has of a unit, locked until the transaction ends. */
    public LockedBalance lock(Account account, String unit) {
        var key = new Balance.Key(account.id(), unit);
        return locked(key, find(key).orElse(null));
    }

    /** The balance that an entry moved, locked until the transaction ends. */
    public LockedBalance lock(Entry entry) {
        return lock(new Balance.Key(entry.accountId(), entry.unit()));
    }

    /** A hold, locked until the transaction ends, and before it the balance of which it sets something aside. */
    public LockedHold lock(Hold hold) {
        LockedBalance balance = lock(new Balance.Key(hold.accountId(), hold.unit()));
        Hold locked = entities.createNamedQuery(Hold.LOCKED, Hold.class)
                .setParameter("id", hold.id())
                .getSingleResult(); // the same object, as it is now
        return new LockedHold(balance, locked, clock.instant());
    }

    /** The balance of a key that is in the books, locked until the transaction ends. */
    LockedBalance lock(Balance.Key key) {
        return locked(key, find(key).orElseThrow());
    }

    private Optional<Balance> find(Balance.Key key) {
        return entities.createNamedQuery(Balance.LOCKED, Balance.class)
                .setParameter("account", key.accountId())
                .setParameter("unit", key.unit())
                .getResultStream()
                .findFirst();
    }

    /** @param row as it was read under its lock; null if there is none */
    private LockedBalance locked(Balance.Key key, Balance row) {
        return new LockedBalance(entities, lots, clock, events, key, row);
    }

    /** The entry that credited a fulfilment which is in the books as credited. */
    public Entry creditOf(Origin origin) {
        return entities.createNamedQuery(Entry.CREDIT_OF, Entry.class)
                .setParameter("programme", origin.programme())
                .setParameter("system", origin.system())
                .setParameter("fulfilment", origin.fulfilment())
                .getSingleResult();
    }

    /** Whose balance a hold is on. */
    public Account ownerOf(Hold hold) {
        return get(hold.accountId());
    }

    /** Whose balance an entry moved. */
    public Account ownerOf(Entry entry) {
        return get(entry.accountId());
    }

    /**
     * Some of the balances that have something that has outlived its time, in the order of their keys.
     *
     * @param account after which account to begin, or in which
     * @param unit after which unit of this account
     * @param most the most balances
     */
    List<Balance.Key> expiring(long account, String unit, int most) {
        return entities
                .createNamedQuery(Lot.DUE_BALANCES, Object[].class)
                .setParameter("now", clock.instant())
                .setParameter("account", account)
                .setParameter("unit", unit)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(row -> new Balance.Key((Long) row[0], (String) row[1]))
                .toList();
    }
}
