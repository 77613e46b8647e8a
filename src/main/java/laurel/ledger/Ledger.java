package laurel.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Books on accounts. Works inside the transaction of the use case that calls it, and holds the balance's lock until that ends.
 *
 * <p>A row that others refer to is written at once: whoever makes the same one at the same time learns of it here, and not
 * only at the commit.
 */
@ApplicationScoped
public class Ledger {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Lots lots;

    @Inject
    private Clock clock;

    /** The account of this id, if there is one. */
    public Optional<Account> find(CustId custId) {
        return entities.createNamedQuery(Account.BY_CUST_ID, Account.class)
                .setParameter("custId", custId.value())
                .setFlushMode(FlushModeType.COMMIT)
                .getResultStream()
                .findFirst();
    }

    /** The account of a number that is in the books. */
    public Account get(long id) {
        return entities.getReference(Account.class, id);
    }

    /** The account of this id, which begins now if there was none. */
    public Account open(CustId custId) {
        return find(custId).orElseGet(() -> begin(custId));
    }

    /** The account of an id that was not found. */
    public Account begin(CustId custId) {
        var begun = new Account(custId, clock.instant());
        entities.persist(begun);
        entities.flush();
        return begun;
    }

    /**
     * Adds a reward to an account.
     *
     * @param amount whole units, at least 1
     * @param origin the fulfilment; the database refuses to credit one twice
     * @param reference what the company may know it by, or null
     */
    public void credit(Account account, String unit, long amount, Origin origin, String reference) {
        credit(account, unit, amount, Cause.reward(origin, reference));
    }

    /**
     * As {@link #credit(Account, String, long, Origin, String)}, by whoever else than FirstPromoter caused it.
     *
     * @param cause names the fulfilment; the database refuses to credit one twice
     */
    public void credit(Account account, String unit, long amount, Cause cause) {
        Balance locked = locked(account, unit);
        Instant now = clock.instant();
        Entry entry = locked.credit(amount, cause, now);
        entities.persist(entry);
        given(locked, entry, now);
    }

    private Balance locked(Account account, String unit) {
        return lock(account, unit).orElseGet(() -> begin(account, unit));
    }

    /** What an account has of a unit, locked until the transaction ends; empty if it never had any. */
    public Optional<Balance> lock(Account account, String unit) {
        return find(new Balance.Key(account.id(), unit));
    }

    /** The balance that an entry moved, locked until the transaction ends. */
    public Balance lock(Entry entry) {
        return lock(new Balance.Key(entry.accountId(), entry.unit()));
    }

    /** The balance of which a hold sets something aside, locked until the transaction ends, and the hold after it. */
    public Balance lock(Hold hold) {
        Balance locked = lock(new Balance.Key(hold.accountId(), hold.unit()));
        entities.createNamedQuery(Hold.LOCKED, Hold.class)
                .setParameter("id", hold.id())
                .getSingleResult(); // into the same object, as it is now
        return locked;
    }

    /** The balance of a key that is in the books, locked until the transaction ends. */
    public Balance lock(Balance.Key key) {
        return find(key).orElseThrow();
    }

    private Optional<Balance> find(Balance.Key key) {
        return entities.createNamedQuery(Balance.LOCKED, Balance.class)
                .setParameter("account", key.accountId())
                .setParameter("unit", key.unit())
                .getResultStream()
                .findFirst();
    }

    /** The balance of a unit that an account never had, locked until the transaction ends. */
    public Balance begin(Account account, String unit) {
        var balance = new Balance(account, unit, clock.instant());
        entities.persist(balance);
        entities.flush();
        return balance;
    }

    /** How much of a locked balance can be taken away: what no hold has set aside, and what has not outlived its time. */
    public long available(Balance locked) {
        return standing(locked, clock.instant()).available();
    }

    private Standing standing(Balance locked, Instant now) {
        Object[] taken = entities.createNamedQuery(Balance.TAKEN_OF_ONE, Object[].class)
                .setParameter("account", locked.accountId())
                .setParameter("unit", locked.unit())
                .setParameter("now", now)
                .getSingleResult();
        return Balance.standing(locked.amount(), locked.debt(), Arrays.asList(taken));
    }

    /**
     * Spends.
     *
     * @param amount whole units, at least 1
     * @return the entry, which is written; empty if less is {@linkplain #available available}
     */
    public Optional<Entry> redeem(Balance locked, long amount, Cause cause) {
        Instant now = clock.instant();
        return canGive(locked, amount, now)
                ? Optional.of(taken(locked, locked.redeem(amount, cause, now), now))
                : Optional.empty();
    }

    /**
     * Corrects a balance.
     *
     * @param change whole units, not 0
     * @return the entry, which is written; empty if it would take away more than is {@linkplain #available available}
     */
    public Optional<Entry> adjust(Balance locked, long change, Cause cause) {
        Instant now = clock.instant();
        if (change > 0) {
            return Optional.of(given(locked, written(locked.adjust(change, cause, now)), now));
        }
        return canGive(locked, -change, now)
                ? Optional.of(taken(locked, locked.adjust(change, cause, now), now))
                : Optional.empty();
    }

    /** Whether an entry was taken back. It is certain while the entry's balance is locked. */
    public boolean isReversed(Entry entry) {
        return entities.find(Reversal.class, entry.id()) != null;
    }

    /**
     * How much of what an entry gave has expired unspent, booked or not, in whole units: such an entry cannot be reversed.
     *
     * @param locked the entry's balance
     */
    public long expiredOf(Balance locked, Entry entry) {
        return lots.expired(locked, entry, clock.instant());
    }

    /**
     * Takes an entry back, by the opposite one. The database lets that be done once.
     *
     * @param locked the entry's balance
     * @return the opposite entry, which is written; empty if it would take away more than is {@linkplain #available available}, or
     *     something of what the entry gave {@linkplain #expiredOf has expired}
     */
    public Optional<Entry> reverse(Balance locked, Entry entry, Cause cause) {
        Instant now = clock.instant();
        Standing standing = standing(locked, now);
        if (entry.amount() > 0) {
            if (entry.amount() > standing.available() || lots.expired(locked, entry, now) > 0) {
                return Optional.empty();
            }
            settle(locked, standing, now);
        }
        long free = locked.amount() - standing.held();
        Entry opposite = written(locked.reverse(entry, cause, now));
        entities.persist(new Reversal(entry, opposite));
        if (opposite.amount() > 0) {
            given(locked, opposite, now);
        } else {
            lots.takeBack(locked, entry, entry.amount(), free, now);
        }
        return Optional.of(opposite);
    }

    /** The entry that credited a fulfilment which is in the books as credited. */
    public Entry creditOf(Origin origin) {
        return entities.createNamedQuery(Entry.CREDIT_OF, Entry.class)
                .setParameter("system", origin.system())
                .setParameter("fulfilment", origin.fulfilment())
                .getSingleResult();
    }

    /**
     * Takes a credit back, of which something may have been spent or have expired. What has expired was never had. Of the rest,
     * what is there is taken, but for what holds have set aside, and what is not there is owed. The database lets that be done
     * once.
     *
     * @param locked the credit's balance
     * @param mayGoBelowZero whether all of it is taken, whatever is there; what holds have set aside stays there even so
     */
    public TakenBack takeBack(Balance locked, Entry credit, Cause cause, boolean mayGoBelowZero) {
        Instant now = clock.instant();
        Standing before = standing(locked, now);
        settle(locked, before, now);
        long free = Math.max(0, locked.amount() - before.held());
        long expired = lots.expired(locked, credit, now);
        long had = credit.amount() - expired;
        var back = new TakenBack(mayGoBelowZero && before.held() == 0 ? had : Math.min(had, free), expired);
        Optional<Entry> opposite = locked.takeBack(credit, back, cause, now);
        opposite.ifPresent(this::written);
        entities.persist(new Reversal(credit, opposite));
        if (back.taken() > 0) {
            lots.takeBack(locked, credit, back.taken(), free, now);
        }
        return back;
    }

    /**
     * Sets an amount aside.
     *
     * @param amount whole units, at least 1
     * @param length for how long
     * @return the hold, which is written; empty if less is {@linkplain #available available}
     */
    public Optional<Hold> hold(Balance locked, long amount, Cause cause, Duration length) {
        Instant now = clock.instant();
        if (!canGive(locked, amount, now)) {
            return Optional.empty();
        }
        var hold = new Hold(locked, amount, cause, now, length);
        entities.persist(hold);
        entities.flush();
        lots.setAside(locked, hold, now);
        return Optional.of(hold);
    }

    /**
     * Spends what an open hold has set aside, and frees the rest.
     *
     * @param locked the hold's balance
     * @param amount whole units, at least 1, and at most the hold's
     * @param now when the hold was found open
     */
    public void capture(Balance locked, Hold open, long amount, Cause cause, Instant now) {
        settle(locked, standing(locked, now), now);
        open.capture(written(locked.redeem(amount, cause, now)), now);
        lots.spend(locked, open, amount, now);
        payDebt(locked, now);
    }

    /**
     * Frees what an open hold has set aside.
     *
     * @param locked the hold's balance
     * @param actor who gives it up
     * @param now when the hold was found open
     */
    public void release(Balance locked, Hold open, String actor, Instant now) {
        open.release(actor, now);
        lots.free(locked, open, now);
        payDebt(locked, now);
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
    public List<Balance.Key> expiring(long account, String unit, int most) {
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

    /**
     * Books what has outlived its time, except for what holds set aside: that can expire when they have ended.
     *
     * @return whether anything was booked
     */
    public boolean expire(Balance locked) {
        Instant now = clock.instant();
        return settle(locked, standing(locked, now), now);
    }

    /** Whether an amount can be taken away. If so, what time has brought is booked first, and only the rest is there. */
    private boolean canGive(Balance locked, long amount, Instant now) {
        Standing standing = standing(locked, now);
        if (amount > standing.available()) {
            return false;
        }
        settle(locked, standing, now);
        return true;
    }

    /** Takes what is owed, as far as it is there. Where nothing is owed, it costs nothing. */
    private void payDebt(Balance locked, Instant now) {
        if (locked.debt() > 0) {
            settle(locked, standing(locked, now), now);
        }
    }

    /**
     * Books what time has brought: what is due or free pays what is owed, and what is due and not needed for that expires.
     * Afterwards nothing is due, and either nothing is owed or nothing is free.
     *
     * @return whether anything was booked
     */
    private boolean settle(Balance locked, Standing standing, Instant now) {
        if (standing.payable() > 0) {
            written(locked.payDebt(standing.payable(), now));
            lots.payDebt(locked, standing, now);
        }
        if (standing.expiring() > 0) {
            lots.expire(locked, written(locked.expire(standing.expiring(), now)), now);
        }
        return standing.payable() > 0 || standing.expiring() > 0;
    }

    private Entry given(Balance locked, Entry entry, Instant now) {
        lots.add(entry);
        payDebt(locked, now);
        return entry;
    }

    private Entry taken(Balance locked, Entry entry, Instant now) {
        lots.take(locked, -written(entry).amount(), now);
        return entry;
    }

    /** Writes an entry at once, since other rows are going to refer to it. */
    private Entry written(Entry entry) {
        entities.persist(entry);
        entities.flush();
        return entry;
    }
}
