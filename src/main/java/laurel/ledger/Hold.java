package laurel.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import laurel.platform.transaction.TimeOrderedId;

/**
 * An amount that is set aside, so that nobody else spends it before its holder does. A hold begins <em>open</em>. Then
 * it is <em>captured</em>, in whole or in part, or <em>released</em>. If neither happens in time, it has
 * <em>expired</em>, by itself. Whoever changes a hold holds the lock on its balance, and has read the hold under its
 * own lock.
 */
@Entity
@Table(name = "hold")
@NamedQuery(
        name = Hold.LOCKED,
        query = "select h from Hold h where h.id = :id",
        lockMode = LockModeType.PESSIMISTIC_WRITE)
@NamedQuery(
        name = Hold.LISTED,
        query = "select h from Hold h where h.accountId = :account and h.status = :status and h.id < :before"
                + " and h.expiresAt > :from and h.expiresAt <= :to order by h.id desc")
public class Hold {

    static final String LISTED = "Hold.listed";

    /** A hold as it is when it is locked, whatever was read of it before. */
    static final String LOCKED = "Hold.locked";

    @Id
    private Long id;

    @Column(name = "account_id", updatable = false)
    private Long accountId;

    @Column(updatable = false)
    private String unit;

    @Column(updatable = false)
    private long amount;

    @Column(updatable = false)
    private String reference;

    @Column(updatable = false)
    private String actor;

    @Enumerated(EnumType.STRING)
    private HoldStatus status;

    private Long captured;

    @Column(name = "entry_id")
    private Long entryId;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at", updatable = false)
    private Instant expiresAt;

    @Column(name = "settled_at")
    private Instant settledAt;

    @Column(name = "settled_by")
    private String settledBy;

    /** Guards the lock once more: if two transactions settle a hold, the database refuses the second. */
    @Version
    private long version;

    /** For JPA. */
    protected Hold() {}

    /** A hold that begins now. */
    Hold(Balance balance, long amount, Cause cause, Instant now, Duration length) {
        if (amount < 1 || length.compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException(
                    "a hold sets something aside for some time: " + amount + " for " + length);
        }
        this.id = TimeOrderedId.at(now);
        this.accountId = balance.accountId();
        this.unit = balance.unit();
        this.amount = amount;
        this.reference = cause.reference();
        this.actor = cause.actor();
        this.status = HoldStatus.OPEN;
        this.createdAt = now;
        this.expiresAt = now.plus(length);
    }

    public long id() {
        return id;
    }

    public String unit() {
        return unit;
    }

    /** Whole units that it sets aside, or set aside while it was open. */
    public long amount() {
        return amount;
    }

    /** What it is for, in the words of whoever asked for it. */
    public String reference() {
        return reference;
    }

    /** Who asked for it. */
    public String actor() {
        return actor;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** From this time on it is expired, unless it was settled before. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** Where it stands at a time. */
    public HoldStatus statusAt(Instant now) {
        return status == HoldStatus.OPEN && !now.isBefore(expiresAt) ? HoldStatus.EXPIRED : status;
    }

    /** Whole units that were spent of it; empty unless it is captured. */
    public OptionalLong captured() {
        return captured == null ? OptionalLong.empty() : OptionalLong.of(captured);
    }

    /** The entry that spent it; empty unless it is captured. */
    public Optional<Long> entryId() {
        return Optional.ofNullable(entryId);
    }

    /** When it was captured or released; empty unless it was. */
    public Optional<Instant> settledAt() {
        return Optional.ofNullable(settledAt);
    }

    /** Who captured or released it; empty unless somebody did. */
    public Optional<String> settledBy() {
        return Optional.ofNullable(settledBy);
    }

    Long accountId() {
        return accountId;
    }

    /**
     * Notes that it was spent. What is left of its amount is free.
     *
     * @param entry the redemption
     * @throws IllegalStateException if it is not open
     * @throws IllegalArgumentException if the entry spends more than was set aside
     */
    void capture(Entry entry, Instant now) {
        settle(HoldStatus.CAPTURED, entry.actor(), now);
        if (-entry.amount() > amount) {
            throw new IllegalArgumentException("a hold of " + amount + " cannot pay for " + -entry.amount());
        }
        captured = -entry.amount();
        entryId = entry.id();
    }

    /**
     * Gives it up.
     *
     * @param actor who does
     * @throws IllegalStateException if it is not open
     */
    void release(String actor, Instant now) {
        settle(HoldStatus.RELEASED, actor, now);
    }

    private void settle(HoldStatus next, String actor, Instant now) {
        if (statusAt(now) != HoldStatus.OPEN) {
            throw new IllegalStateException("hold " + id + " is " + statusAt(now));
        }
        status = next;
        settledAt = now;
        settledBy = actor;
    }
}
