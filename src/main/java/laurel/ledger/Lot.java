package laurel.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * What is left of something that was given and expires. A lot is deleted when all of it is spent or has expired.
 * Whoever changes a lot holds the lock on its balance. What a balance has beyond its lots does not expire.
 */
@Entity
@Table(name = "lot")
@NamedQuery(
        name = Lot.NEXT,
        query = "select l from Lot l where l.accountId = :account and l.unit = :unit and l.expiresAt >= :time"
                + " and (l.expiresAt > :time or l.entryId > :entry) and l.expiresAt <= :until"
                + " order by l.expiresAt, l.entryId")
@NamedQuery(
        name = Lot.TAKEN_BACK,
        query = "select l from Lot l, Reversal r where l.accountId = :account and l.unit = :unit"
                + " and r.entryId = l.entryId order by l.expiresAt, l.entryId")
@NamedQuery(
        name = Lot.DUE_BALANCES,
        query = "select distinct l.accountId, l.unit from Lot l where l.expiresAt <= :now"
                + " and (l.accountId > :account or (l.accountId = :account and l.unit > :unit))"
                + " order by l.accountId, l.unit")
public class Lot {

    /** The lots of a balance after one of them, up to an end; those that expire first before the others. */
    static final String NEXT = "Lot.next";

    /** The lots of a balance whose entries were taken back while a hold kept something of them. */
    static final String TAKEN_BACK = "Lot.takenBack";

    /** The balances that have lots whose time is over. */
    static final String DUE_BALANCES = "Lot.dueBalances";

    @Id
    @Column(name = "entry_id")
    private Long entryId;

    @Column(name = "account_id", updatable = false)
    private Long accountId;

    @Column(updatable = false)
    private String unit;

    private long remaining;

    @Column(name = "expires_at", updatable = false)
    private Instant expiresAt;

    /** For JPA. */
    protected Lot() {}

    /**
     * What an entry has added. If the balance was below zero, it is the part above zero.
     *
     * @throws IllegalArgumentException if the entry has taken away, or left nothing
     */
    Lot(Entry entry, Duration lifetime) {
        long given = Math.min(entry.amount(), entry.balanceAfter());
        if (given < 1) {
            throw new IllegalArgumentException("an entry of " + entry.amount() + " gives nothing");
        }
        this.entryId = entry.id();
        this.accountId = entry.accountId();
        this.unit = entry.unit();
        this.remaining = given;
        this.expiresAt = entry.recordedAt().plus(lifetime);
    }

    /** The number of the entry that gave it. */
    Long entryId() {
        return entryId;
    }

    /** Whole units. */
    long remaining() {
        return remaining;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /**
     * Takes a part away.
     *
     * @param part whole units, at least 1, and less than what is left: a lot of which nothing is left is removed
     * @throws IllegalArgumentException if it is no such part
     */
    void take(long part) {
        if (part < 1 || part >= remaining) {
            throw new IllegalArgumentException(part + " is no part of " + remaining);
        }
        remaining -= part;
    }
}
