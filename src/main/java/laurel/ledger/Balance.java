package laurel.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an account has of one unit. Whoever changes a balance holds the lock on its row, and writes the {@link Entry}
 * that explains the change. {@link #book} makes both, so that the sum of the entries is the balance.
 */
@Entity
@Table(name = "balance")
@IdClass(Balance.Key.class)
@NamedQuery(
        name = Balance.WITH_TAKEN,
        query = "select b.unit, b.amount, b.debt, " + Balance.TAKEN + " from Balance b where b.accountId = :account")
@NamedQuery(
        name = Balance.TAKEN_OF_ONE,
        query = "select " + Balance.TAKEN + " from Balance b where b.accountId = :account and b.unit = :unit")
@NamedQuery(
        name = Balance.LOCKED,
        query = "select b from Balance b where b.accountId = :account and b.unit = :unit",
        lockMode = LockModeType.PESSIMISTIC_WRITE)
public class Balance {

    /** The most that is booked at once, in whole units. A balance needs millions of such bookings to exceed a long. */
    public static final long LARGEST_CHANGE = 1_000_000_000_000L;

    /** Balances with what is taken of each, in one statement, so that all are of one moment. */
    static final String WITH_TAKEN = "Balance.withTaken";

    /** What is taken of one balance. */
    static final String TAKEN_OF_ONE = "Balance.takenOfOne";

    /**
     * Three amounts: what open holds set aside; what has outlived its time; and what of the latter open holds set
     * aside.
     */
    static final String TAKEN =
            "(select coalesce(sum(h.amount), 0) from Hold h where h.accountId = b.accountId and h.unit = b.unit"
                    + " and h.expiresAt > :now and h.status = laurel.ledger.HoldStatus.OPEN),"
                    + " (select coalesce(sum(l.remaining), 0) from Lot l where l.accountId = b.accountId and l.unit = b.unit"
                    + " and l.expiresAt <= :now),"
                    + " (select coalesce(sum(p.amount), 0) from Hold o, HoldPart p, Lot d where o.accountId = b.accountId"
                    + " and o.unit = b.unit and o.expiresAt > :now and o.status = laurel.ledger.HoldStatus.OPEN"
                    + " and p.hold = o.id and d.entryId = p.lot and d.expiresAt <= :now)";

    /**
     * A balance, locked. A named query, because EclipseLink composes the SQL of a find with a lock anew for every call.
     */
    static final String LOCKED = "Balance.locked";

    /** Entries of one balance are in the order of their times; two of them are at least this far apart. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    @Id
    @Column(name = "account_id")
    private Long accountId;

    @Id
    private String unit;

    private long amount;

    private long debt;

    @Column(name = "changed_at")
    private Instant changedAt;

    /** For JPA. */
    protected Balance() {}

    /** A balance that begins now, with nothing in it. */
    Balance(Key key, Instant now) {
        this.accountId = key.accountId();
        this.unit = key.unit();
        this.changedAt = now.minus(TICK);
    }

    public String unit() {
        return unit;
    }

    /** Whole units; negative only if a credit was taken back after it was spent, and the configuration lets it be. */
    public long amount() {
        return amount;
    }

    /**
     * What is owed, in whole units: it should have been taken back, but was not there. It is taken from what is given
     * next. Never negative.
     */
    public long debt() {
        return debt;
    }

    Long accountId() {
        return accountId;
    }

    /**
     * How it stands.
     *
     * @param taken the amounts of {@link #TAKEN}
     */
    static Standing standing(long amount, long debt, List<?> taken) {
        return new Standing(amount, debt, whole(taken.get(0)), whole(taken.get(1)) - whole(taken.get(2)));
    }

    /** The databases return the sum of whole numbers as a decimal. */
    private static long whole(Object number) {
        return ((Number) number).longValue();
    }

    /**
     * Adds a reward.
     *
     * @param amount whole units, at least 1
     * @param cause names the fulfilment that is credited
     * @return the entry, to be persisted in the same transaction
     * @throws IllegalArgumentException if the amount is not positive
     * @throws ArithmeticException if the balance would leave the range of a long
     */
    Entry credit(long amount, Cause cause, Instant now) {
        if (amount < 1) {
            throw new IllegalArgumentException("a credit adds something: " + amount);
        }
        return book(EntryKind.CREDIT, amount, cause, now);
    }

    /**
     * Takes what is spent.
     *
     * @param amount whole units, at least 1, and at most what is there
     * @return the entry, to be persisted in the same transaction
     * @throws IllegalArgumentException if the amount is not positive, or more than there is
     */
    Entry redeem(long amount, Cause cause, Instant now) {
        return book(EntryKind.REDEMPTION, -takable(amount), cause, now);
    }

    /**
     * Corrects the balance.
     *
     * @param change whole units, not 0; if negative, at most what is there
     * @return the entry, to be persisted in the same transaction
     * @throws IllegalArgumentException if it is 0, or takes more than there is
     */
    Entry adjust(long change, Cause cause, Instant now) {
        return book(EntryKind.ADJUSTMENT, possible(change), cause, now);
    }

    /**
     * Takes an entry of this balance back.
     *
     * @return the opposite entry, to be persisted in the same transaction
     * @throws IllegalArgumentException if it cannot be taken back, or added more than there is
     */
    Entry reverse(Entry entry, Cause cause, Instant now) {
        if (!entry.kind().isReversible() || !entry.isOf(this)) {
            throw new IllegalArgumentException("entry " + entry.id() + " cannot be taken back here");
        }
        return book(EntryKind.REVERSAL, possible(-entry.amount()), cause, now);
    }

    /**
     * Takes a credit back, of which something may have been spent. What is not taken and has not expired is owed.
     *
     * @param back how much is taken; if it is more than there is, the balance goes below zero
     * @return the entry, to be persisted in the same transaction; empty if nothing is taken
     * @throws IllegalArgumentException if the entry is no credit of this balance, or was less than that
     */
    Optional<Entry> takeBack(Entry credit, TakenBack back, Cause cause, Instant now) {
        long owed = credit.amount() - back.taken() - back.expired();
        if (credit.kind() != EntryKind.CREDIT
                || !credit.isOf(this)
                || back.taken() < 0
                || back.expired() < 0
                || owed < 0) {
            throw new IllegalArgumentException(back + " of entry " + credit.id() + " cannot be taken back here");
        }
        debt = Math.addExact(debt, owed);
        return back.taken() == 0 ? Optional.empty() : Optional.of(book(EntryKind.REVERSAL, -back.taken(), cause, now));
    }

    /**
     * Takes some of what is owed.
     *
     * @param amount whole units, at least 1, and at most what is owed and what is there
     * @return the entry, to be persisted in the same transaction
     * @throws IllegalArgumentException if the amount is not positive, or more than is owed, or more than there is
     */
    Entry payDebt(long amount, Instant now) {
        if (amount > debt) {
            throw new IllegalArgumentException(debt + " is owed, and not " + amount);
        }
        debt -= takable(amount);
        return book(EntryKind.REVERSAL, -amount, Cause.debt(), now);
    }

    /**
     * Takes away what was not spent in time.
     *
     * @param amount whole units, at least 1, and at most what is there
     * @return the entry, to be persisted in the same transaction
     * @throws IllegalArgumentException if the amount is not positive, or more than there is
     */
    Entry expire(long amount, Instant now) {
        return book(EntryKind.EXPIRY, -takable(amount), Cause.expiry(), now);
    }

    private long possible(long change) {
        if (change == 0) {
            throw new IllegalArgumentException("a change changes something");
        }
        return change > 0 ? change : -takable(-change);
    }

    private long takable(long asked) {
        if (asked < 1 || asked > amount) {
            throw new IllegalArgumentException("from 1 to " + amount + " can be taken, not " + asked);
        }
        return asked;
    }

    private Entry book(EntryKind kind, long change, Cause cause, Instant now) {
        amount = Math.addExact(amount, change);
        // Another node's clock may be ahead: the order in which a balance was changed must be the order of its entries.
        changedAt = now.isAfter(changedAt) ? now : changedAt.plus(TICK);
        return new Entry(this, kind, change, cause, changedAt);
    }

    /** The key of a balance. */
    public static class Key implements Serializable {

        private Long accountId;
        private String unit;

        /** For JPA. */
        public Key() {}

        Key(Long accountId, String unit) {
            this.accountId = accountId;
            this.unit = unit;
        }

        /** The number of the account. */
        public Long accountId() {
            return accountId;
        }

        public String unit() {
            return unit;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Objects.equals(accountId, key.accountId)
                    && Objects.equals(unit, key.unit);
        }

        @Override
        public int hashCode() {
            return Objects.hash(accountId, unit);
        }
    }
}
