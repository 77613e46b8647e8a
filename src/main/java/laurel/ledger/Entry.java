package laurel.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import laurel.platform.transaction.TimeOrderedId;

/** One movement of a balance. An entry is only ever inserted: a correction is another entry. */
@Entity
@Table(name = "entry")
@NamedQuery(
        name = Entry.NEWEST,
        query = "select e from Entry e where e.accountId = :account order by e.recordedAt desc, e.id desc")
@NamedQuery(
        name = Entry.NEWEST_BEFORE,
        query = "select e from Entry e where e.accountId = :account"
                + " and e.recordedAt <= :recordedAt and (e.recordedAt < :recordedAt or e.id < :id)"
                + " order by e.recordedAt desc, e.id desc")
@NamedQuery(
        name = Entry.CREDIT_OF,
        query = "select e from Entry e where e.fulfilment = :fulfilment"
                + " and e.system = :system and e.programme = :programme")
@NamedQuery(name = Entry.END_OF_A_STRETCH, query = "select e.id from Entry e where e.id > :after order by e.id")
@NamedQuery(
        name = Entry.OF_A_STRETCH,
        query = "select e, a.custId from Entry e join Account a on a.id = e.accountId"
                + " where a.ledger = :ledger and e.id > :after and e.id <= :end and e.recordedAt >= :from and e.recordedAt < :to"
                + " order by e.id")
@NamedQuery(
        name = Entry.OLDEST_AFTER,
        query = "select e from Entry e where e.accountId = :account and e.recordedAt >= :at"
                + " and (e.recordedAt > :at or e.id > :id) and e.recordedAt < :to"
                + " order by e.accountId, e.recordedAt, e.id")
public class Entry {

    static final String NEWEST = "Entry.newest";
    static final String NEWEST_BEFORE = "Entry.newestBefore";
    static final String CREDIT_OF = "Entry.creditOf";
    static final String END_OF_A_STRETCH = "Entry.endOfAStretch";
    static final String OF_A_STRETCH = "Entry.ofAStretch";
    static final String OLDEST_AFTER = "Entry.oldestAfter";

    @Id
    private Long id;

    @Column(name = "account_id", updatable = false)
    private Long accountId;

    @Column(updatable = false)
    private String unit;

    @Column(updatable = false)
    private long amount;

    @Column(name = "balance_after", updatable = false)
    private long balanceAfter;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private EntryKind kind;

    @Column(updatable = false)
    private String programme;

    @Column(updatable = false)
    private String system;

    @Column(name = "fulfilment_id", updatable = false)
    private String fulfilment;

    @Column(updatable = false)
    private String reference;

    @Column(updatable = false)
    private String actor;

    @Column(updatable = false)
    private String reason;

    @Column(name = "recorded_at", updatable = false)
    private Instant recordedAt;

    /** For JPA. */
    protected Entry() {}

    /** What has just been booked on a balance. */
    Entry(Balance balance, EntryKind kind, long amount, Cause cause, Instant recordedAt) {
        this.id = TimeOrderedId.at(recordedAt);
        this.accountId = balance.accountId();
        this.unit = balance.unit();
        this.amount = amount;
        this.balanceAfter = balance.amount();
        this.kind = kind;
        if (cause.origin() != null) {
            this.programme = cause.origin().programme();
            this.system = cause.origin().system();
            this.fulfilment = cause.origin().fulfilment();
        }
        this.reference = cause.reference();
        this.actor = cause.actor();
        this.reason = cause.reason();
        this.recordedAt = recordedAt;
    }

    public long id() {
        return id;
    }

    boolean isOf(Balance balance) {
        return accountId.equals(balance.accountId()) && unit.equals(balance.unit());
    }

    boolean isOf(Account account) {
        return accountId.equals(account.id());
    }

    Long accountId() {
        return accountId;
    }

    /** The event that announces it. */
    LedgerEvent.Booked booked() {
        return new LedgerEvent.Booked(
                accountId,
                unit,
                kind,
                amount,
                balanceAfter,
                id,
                new Cause(origin().orElse(null), actor, reference, reason),
                recordedAt);
    }

    public String unit() {
        return unit;
    }

    /** Whole units; negative if it was taken away. */
    public long amount() {
        return amount;
    }

    /** What the account had of this unit when this was booked. */
    public long balanceAfter() {
        return balanceAfter;
    }

    public EntryKind kind() {
        return kind;
    }

    /** The fulfilment that was credited; empty for every other kind. */
    public Optional<Origin> origin() {
        return Optional.ofNullable(fulfilment).map(id -> new Origin(programme, system, id));
    }

    /** What it was for, in the words of whoever caused it. */
    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    /** Who caused it. */
    public String actor() {
        return actor;
    }

    /** Why a person did it; empty where a machine did. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Instant recordedAt() {
        return recordedAt;
    }
}
