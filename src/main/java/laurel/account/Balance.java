package laurel.account;

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
import java.util.Objects;

/**
 * What an account has of one unit. Whoever changes it holds a lock on its row, and writes the {@link Entry} that explains the
 * change: {@link #book} does both sides of that, so that the sum of the entries is the balance.
 */
@Entity
@Table(name = "balance")
@IdClass(Balance.Key.class)
@NamedQuery(name = Balance.OF_ACCOUNT, query = "select b from Balance b where b.accountId = :account order by b.unit")
@NamedQuery(
        name = Balance.LOCKED,
        query = "select b from Balance b where b.accountId = :account and b.unit = :unit",
        lockMode = LockModeType.PESSIMISTIC_WRITE)
public class Balance {

    static final String OF_ACCOUNT = "Balance.ofAccount";
    static final String LOCKED = "Balance.locked";

    /** Entries of one balance are in the order of their times; two of them are at least this far apart. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    @Id
    @Column(name = "account_id")
    private Long accountId;

    @Id
    private String unit;

    private long amount;

    @Column(name = "changed_at")
    private Instant changedAt;

    /** For JPA. */
    protected Balance() {}

    /** The balance of an account that has had nothing of this unit so far. */
    Balance(Account account, String unit, Instant now) {
        this.accountId = account.id();
        this.unit = unit;
        this.changedAt = now.minus(TICK);
    }

    public String unit() {
        return unit;
    }

    /** Whole units, never negative. */
    public long amount() {
        return amount;
    }

    Long accountId() {
        return accountId;
    }

    /**
     * Adds a reward.
     *
     * @param amount whole units, at least 1
     * @param origin the fulfilment that is credited
     * @param reference what the company may know it by, or null
     * @return the entry, to be persisted in the same transaction
     * @throws IllegalArgumentException if the amount is not positive
     * @throws ArithmeticException if the balance would leave the range of a long
     */
    Entry credit(long amount, Origin origin, String reference, Instant now) {
        if (amount < 1) {
            throw new IllegalArgumentException("a credit adds something: " + amount);
        }
        return book(EntryKind.CREDIT, amount, origin, reference, now);
    }

    private Entry book(EntryKind kind, long change, Origin origin, String reference, Instant now) {
        amount = Math.addExact(amount, change);
        // Another node's clock may be ahead: the order in which a balance was changed must be the order of its entries.
        changedAt = now.isAfter(changedAt) ? now : changedAt.plus(TICK);
        return new Entry(this, kind, change, origin, reference, changedAt);
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
