package laurel.ledger;

import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an account has of one unit, locked until the transaction ends, and all that can be booked on it. {@link Ledger}
 * gives it; it is worth nothing in another transaction.
 *
 * <p>An account may never have had anything of the unit. Then there is no row to lock, nothing can be taken, and the
 * first amount that is given begins the row. Of two transactions that begin the same one, the database refuses the
 * second.
 */
public final class LockedBalance {

    private final EntityManager entities;
    private final Lots lots;
    private final Clock clock;
    private final Event<LedgerEvent> events;
    private final Balance.Key key;

    /** The locked row; null as long as the account never had anything of this unit. */
    private Balance balance;

    LockedBalance(
            EntityManager entities,
            Lots lots,
            Clock clock,
            Event<LedgerEvent> events,
            Balance.Key key,
            Balance balance) {
        this.entities = entities;
        this.lots = lots;
        this.clock = clock;
        this.events = events;
        this.key = key;
        this.balance = balance;
    }

    /** How much can be taken away, in whole units: what no hold has set aside, and what has not outlived its time. */
    public long available() {
        return balance == null ? 0 : standing(clock.instant()).available();
    }

    private Standing standing(Instant now) {
        Object[] taken = entities.createNamedQuery(Balance.TAKEN_OF_ONE, Object[].class)
                .setParameter("account", key.accountId())
                .setParameter("unit", key.unit())
                .setParameter("now", now)
                .getSingleResult();
        return Balance.standing(balance.amount(), balance.debt(), Arrays.asList(taken));
    }

    /**
     * Adds a reward. The entry is written when the transaction is flushed, so that those of several balances are
     * written together.
     *
     * @param amount whole units, at least 1
     * @param cause names the fulfilment; the database refuses to credit one twice
     */
    public Entry credit(long amount, Cause cause) {
        Instant now = clock.instant();
        Entry entry = begun(now).credit(amount, cause, now);
        entities.persist(entry);
        events.fire(entry.booked());
        return given(entry, now);
    }

    /**
     * Spends.
     *
     * @param amount whole units, at least 1
     * @return the entry, which is written; empty if less is {@linkplain #available available}
     */
    public Optional<Entry> redeem(long amount, Cause cause) {
        Instant now = clock.instant();
        return canGive(amount, now) ? Optional.of(taken(balance.redeem(amount, cause, now), now)) : Optional.empty();
    }

    /**
     * Corrects the balance.
     *
     * @param change whole units, not 0
     * @return the entry, which is written; empty if it would take away more than is {@linkplain #available available}
     */
    public Optional<Entry> adjust(long change, Cause cause) {
        Instant now = clock.instant();
        if (change > 0) {
            return Optional.of(given(written(begun(now).adjust(change, cause, now)), now));
        }
        return canGive(-change, now) ? Optional.of(taken(balance.adjust(change, cause, now), now)) : Optional.empty();
    }

    /** Whether an entry of this balance was taken back. It stays so until the transaction ends. */
    public boolean isReversed(Entry entry) {
        return entities.find(Reversal.class, entry.id()) != null;
    }

    /**
     * How much of what an entry of this balance gave has expired unspent, booked or not, in whole units. An entry of
     * which something has expired cannot be reversed.
     */
    public long expiredOf(Entry entry) {
        return lots.expired(balance, entry, clock.instant());
    }

    /**
     * Takes an entry of this balance back, by the opposite one. The database lets that be done once.
     *
     * @return the opposite entry, which is written; empty if it would take away more than is {@linkplain #available
     *     available}, or something of what the entry gave {@linkplain #expiredOf has expired}
     */
    public Optional<Entry> reverse(Entry entry, Cause cause) {
        Instant now = clock.instant();
        Standing standing = standing(now);
        if (entry.amount() > 0) {
            if (entry.amount() > standing.available() || lots.expired(balance, entry, now) > 0) {
                return Optional.empty();
            }
            settle(standing, now);
        }
        long free = balance.amount() - standing.held();
        Entry opposite = written(balance.reverse(entry, cause, now));
        entities.persist(new Reversal(entry, opposite));
        if (opposite.amount() > 0) {
            given(opposite, now);
        } else {
            lots.takeBack(balance, entry, entry.amount(), free, now);
        }
        return Optional.of(opposite);
    }

    /**
     * Takes a credit of this balance back, of which something may have been spent or have expired. What has expired was
     * never had. Of the rest, what is there is taken, but for what holds have set aside, and what is not there is owed.
     * The database lets that be done once.
     *
     * @param mayGoBelowZero whether all of it is taken, whatever is there; what holds have set aside stays there even
     *     so
     */
    public TakenBack takeBack(Entry credit, Cause cause, boolean mayGoBelowZero) {
        Instant now = clock.instant();
        Standing before = standing(now);
        settle(before, now);
        long free = Math.max(0, balance.amount() - before.held());
        long expired = lots.expired(balance, credit, now);
        long had = credit.amount() - expired;
        var back = new TakenBack(mayGoBelowZero && before.held() == 0 ? had : Math.min(had, free), expired);
        Optional<Entry> opposite = balance.takeBack(credit, back, cause, now);
        opposite.ifPresent(this::written);
        entities.persist(new Reversal(credit, opposite));
        if (back.taken() > 0) {
            lots.takeBack(balance, credit, back.taken(), free, now);
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
    public Optional<Hold> hold(long amount, Cause cause, Duration length) {
        Instant now = clock.instant();
        if (!canGive(amount, now)) {
            return Optional.empty();
        }
        var hold = new Hold(balance, amount, cause, now, length);
        entities.persist(hold);
        entities.flush();
        lots.setAside(balance, hold, now);
        events.fire(
                new LedgerEvent.HoldOpened(key.accountId(), key.unit(), hold.id(), amount, cause, hold.expiresAt()));
        return Optional.of(hold);
    }

    /** Spends an amount of what an open hold of this balance has set aside, and frees the rest. */
    void capture(Hold open, long amount, Cause cause, Instant now) {
        settle(standing(now), now);
        Entry entry = written(balance.redeem(amount, cause, now));
        open.capture(entry, now);
        lots.spend(balance, open, amount, now);
        events.fire(new LedgerEvent.HoldCaptured(
                key.accountId(), key.unit(), open.id(), amount, open.amount() - amount, entry.id()));
        payDebt(now);
    }

    /** Frees what an open hold of this balance has set aside. */
    void release(Hold open, String actor, Instant now) {
        open.release(actor, now);
        lots.free(balance, open, now);
        events.fire(new LedgerEvent.HoldReleased(key.accountId(), key.unit(), open.id(), open.amount(), actor));
        payDebt(now);
    }

    /**
     * Books what has outlived its time, except for what holds set aside: that can expire when they have ended.
     *
     * @return whether anything was booked
     */
    public boolean expire() {
        Instant now = clock.instant();
        return balance != null && settle(standing(now), now);
    }

    /**
     * The row, which begins now if there was none. It is written at once, so that whoever is second learns of it here.
     */
    private Balance begun(Instant now) {
        if (balance == null) {
            balance = new Balance(key, now);
            entities.persist(balance);
            entities.flush();
        }
        return balance;
    }

    /**
     * Whether an amount can be taken away. If so, what time has brought is booked first, and only the rest is there.
     */
    private boolean canGive(long amount, Instant now) {
        if (balance == null) {
            return false;
        }
        Standing standing = standing(now);
        if (amount > standing.available()) {
            return false;
        }
        settle(standing, now);
        return true;
    }

    /** Takes what is owed, as far as it is there. Where nothing is owed, it costs nothing. */
    private void payDebt(Instant now) {
        if (balance.debt() > 0) {
            settle(standing(now), now);
        }
    }

    /**
     * Books what time has brought: what is due or free pays what is owed, and what is due and not needed for that
     * expires. Afterwards nothing is due, and either nothing is owed or nothing is free.
     *
     * @return whether anything was booked
     */
    private boolean settle(Standing standing, Instant now) {
        if (standing.payable() > 0) {
            written(balance.payDebt(standing.payable(), now));
            lots.payDebt(balance, standing, now);
        }
        if (standing.expiring() > 0) {
            lots.expire(balance, written(balance.expire(standing.expiring(), now)), now);
        }
        return standing.payable() > 0 || standing.expiring() > 0;
    }

    private Entry given(Entry entry, Instant now) {
        lots.add(entry);
        payDebt(now);
        return entry;
    }

    private Entry taken(Entry entry, Instant now) {
        lots.take(balance, -written(entry).amount(), now);
        return entry;
    }

    /** Writes an entry at once, since other rows are going to refer to it. */
    private Entry written(Entry entry) {
        entities.persist(entry);
        entities.flush();
        events.fire(entry.booked());
        return entry;
    }
}
