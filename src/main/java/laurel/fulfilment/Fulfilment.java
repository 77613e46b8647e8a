package laurel.fulfilment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import laurel.ledger.Account;
import laurel.ledger.CustId;
import laurel.ledger.Origin;
import laurel.ledger.TakenBack;
import laurel.platform.transaction.TimeOrderedId;
import laurel.promoter.Promoter;

/**
 * A reward that was announced, and what became of it. Its life: it begins <em>held</em>, for want of a decision; it is
 * <em>credited</em> as soon as nothing stands against it, mostly in the same transaction, or <em>rejected</em> by an operator;
 * and a credited one can be <em>reversed</em>. As long as it is held, FirstPromoter may correct it. Nothing else can happen to
 * it, and it is never forgotten: its key, the programme, the webhook system and the id in there, is what makes a repeated announcement harmless.
 */
@Entity
@Table(name = "fulfilment")
@IdClass(Fulfilment.Key.class)
@NamedQuery(
        name = Fulfilment.WITH_PROMOTER_AND_ACCOUNT,
        query = "select p, f, a from Promoter p"
                + " left join Fulfilment f on f.id = :id and f.system = :system and f.programme = :programme"
                + " left join Account a on a.custId = :custId and a.ledger = :ledger"
                + " where p.id = :promoter and p.programme = :programme")
@NamedQuery(name = Fulfilment.LISTED, query = Fulfilment.OF_STATUS + Fulfilment.FROM_A_PLACE)
@NamedQuery(
        name = Fulfilment.LISTED_OF_PROMOTER,
        query = Fulfilment.OF_STATUS + " and f.promoterId = :promoter" + Fulfilment.FROM_A_PLACE)
@NamedQuery(
        name = Fulfilment.LISTED_OF_CUSTOMER,
        query = Fulfilment.OF_STATUS + " and f.custId = :custId" + Fulfilment.FROM_A_PLACE)
@NamedQuery(
        name = Fulfilment.LISTED_OF_BOTH,
        query = Fulfilment.OF_STATUS + " and f.promoterId = :promoter and f.custId = :custId" + Fulfilment.FROM_A_PLACE)
@NamedQuery(name = Fulfilment.OLDEST, query = Fulfilment.OF_STATUS + Fulfilment.AFTER_A_PLACE)
@NamedQuery(
        name = Fulfilment.OLDEST_OF_PROMOTER,
        query = Fulfilment.OF_STATUS + " and f.promoterId = :promoter" + Fulfilment.AFTER_A_PLACE)
@NamedQuery(
        name = Fulfilment.OLDEST_OF_CUSTOMER,
        query = Fulfilment.OF_STATUS + " and f.custId = :custId" + Fulfilment.AFTER_A_PLACE)
@NamedQuery(
        name = Fulfilment.OLDEST_OF_BOTH,
        query = Fulfilment.OF_STATUS + " and f.promoterId = :promoter and f.custId = :custId"
                + Fulfilment.AFTER_A_PLACE)
@NamedQuery(
        name = Fulfilment.WITHOUT_ACCOUNT,
        query = "select f from Fulfilment f where f.promoterId = :promoter and f.programme = :programme"
                + " and f.status = laurel.fulfilment.FulfilmentStatus.HELD"
                + " and f.holdReason = laurel.fulfilment.HoldReason.NO_ACCOUNT order by f.createdAt, f.ordinal")
public class Fulfilment {

    static final String WITH_PROMOTER_AND_ACCOUNT = "Fulfilment.withPromoterAndAccount";
    static final String LISTED = "Fulfilment.listed";
    static final String LISTED_OF_PROMOTER = "Fulfilment.listedOfPromoter";
    static final String LISTED_OF_CUSTOMER = "Fulfilment.listedOfCustomer";
    static final String LISTED_OF_BOTH = "Fulfilment.listedOfBoth";
    static final String OLDEST = "Fulfilment.oldest";
    static final String OLDEST_OF_PROMOTER = "Fulfilment.oldestOfPromoter";
    static final String OLDEST_OF_CUSTOMER = "Fulfilment.oldestOfCustomer";
    static final String OLDEST_OF_BOTH = "Fulfilment.oldestOfBoth";
    static final String WITHOUT_ACCOUNT = "Fulfilment.withoutAccount";

    static final String OF_STATUS = "select f from Fulfilment f where f.programme = :programme and f.status = :status";
    static final String AFTER_A_PLACE = " and f.createdAt >= :at and (f.createdAt > :at or f.ordinal > :ordinal)"
            + " and f.createdAt < :to order by f.programme, f.status, f.createdAt, f.ordinal";
    static final String FROM_A_PLACE = " and f.createdAt >= :from and f.createdAt <= :at"
            + " and (f.createdAt < :at or f.ordinal < :ordinal) order by f.createdAt desc, f.ordinal desc";

    /** How fulfilments are listed: newest first. What was announced in the same microsecond has an order, too. */
    static final Comparator<Fulfilment> NEWEST_FIRST = Comparator.comparing(Fulfilment::createdAt)
            .thenComparingLong(fulfilment -> fulfilment.ordinal)
            .reversed();

    @Id
    private String programme;

    @Id
    private String system;

    @Id
    private String id;

    @Column(name = "promoter_id")
    private String promoterId;

    private String unit;

    private Long amount;

    /** What was sent in the place of an amount, as long as that is none. */
    @Column(name = "amount_sent")
    private String amountSent;

    @Enumerated(EnumType.STRING)
    private FulfilmentStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "hold_reason")
    private HoldReason holdReason;

    @Column(name = "account_id")
    private Long accountId;

    /** How much of it was there when it was taken back. */
    private Long taken;

    /** How much of it had expired unspent by then. */
    private Long expired;

    @Column(name = "cust_id")
    private String custId;

    private String name;

    /** When FirstPromoter made the announcement that counts; null if none has told a time. */
    @Column(name = "as_of")
    private Instant asOf;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private long ordinal;

    @Column(name = "settled_at")
    private Instant settledAt;

    /** For JPA. */
    protected Fulfilment() {}

    /** A reward that is announced for the first time. Until it is decided upon, it is held for want of an account. */
    Fulfilment(Reward reward, Instant now) {
        this.programme = reward.programme().name();
        this.system = reward.system().toString();
        this.id = reward.id();
        this.status = FulfilmentStatus.HELD;
        this.holdReason = HoldReason.NO_ACCOUNT;
        this.createdAt = now;
        this.ordinal = TimeOrderedId.at(now);
        take(reward, now);
    }

    /** The name of the programme that announced it. */
    public String programme() {
        return programme;
    }

    public String system() {
        return system;
    }

    /** FirstPromoter's id of it, in its system. */
    public String id() {
        return id;
    }

    public String promoterId() {
        return promoterId;
    }

    /** Who earned it. */
    public Promoter.Key promoter() {
        return new Promoter.Key(programme, promoterId);
    }

    /** The customer in whose account it is, or whom its announcement named; empty if that named none. */
    public Optional<CustId> custId() {
        return Optional.ofNullable(custId).map(CustId::new);
    }

    /** What the company calls this kind of reward. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** What was sent in the place of an amount; empty if there is one. */
    public Optional<String> amountSent() {
        return Optional.ofNullable(amountSent);
    }

    /** When it was announced first. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When it was decided upon last; empty as long as it is held. */
    public Optional<Instant> settledAt() {
        return Optional.ofNullable(settledAt);
    }

    /** The place after all that were announced in the same microsecond before it. */
    long ordinal() {
        return ordinal;
    }

    Key key() {
        return new Key(programme, system, id);
    }

    /** What an entry refers to. */
    Origin origin() {
        return new Origin(programme, system, id);
    }

    /** What the audit log calls it in its programme. */
    String subject() {
        return system + "/" + id;
    }

    /** The key as people write it. */
    @Override
    public String toString() {
        return origin().toString();
    }

    public FulfilmentStatus status() {
        return status;
    }

    /** Why it is held; empty once it is settled. */
    public Optional<HoldReason> holdReason() {
        return Optional.ofNullable(holdReason);
    }

    /** Whole units; empty if what was announced is no amount. */
    public OptionalLong amount() {
        return amount == null ? OptionalLong.empty() : OptionalLong.of(amount);
    }

    /** How much of it was there when it was taken back, in whole units; empty unless it is reversed. */
    public OptionalLong taken() {
        return taken == null ? OptionalLong.empty() : OptionalLong.of(taken);
    }

    /** How much of it had expired unspent when it was taken back, in whole units; empty unless it is reversed. */
    public OptionalLong expired() {
        return expired == null ? OptionalLong.empty() : OptionalLong.of(expired);
    }

    /** How much of it was spent or set aside when it was taken back, and became a debt; empty unless it is reversed. */
    public OptionalLong owed() {
        return taken == null ? OptionalLong.empty() : OptionalLong.of(amount - taken - expired);
    }

    /** The unit in the spelling in which it was announced. */
    public String unit() {
        return unit;
    }

    public boolean isHeld() {
        return status == FulfilmentStatus.HELD;
    }

    /** What it is, for people: how much of what, and whose. */
    String content() {
        return (amount == null ? amountSent : amount) + " " + unit + " for promoter " + promoterId;
    }

    /**
     * Whether a reward is the one that is known: the same amount, unit and promoter.
     *
     * @param meaning the unit that a spelling means today: to configure an alias makes nothing another reward
     */
    boolean isSameAs(Reward reward, UnaryOperator<String> meaning) {
        return promoterId.equals(reward.promoter().id()) && isSameButForPromoter(reward, meaning);
    }

    /**
     * Whether a reward has the amount and the unit of the one that is known, whoever earned it.
     *
     * @param meaning the unit that a spelling means today
     */
    boolean isSameButForPromoter(Reward reward, UnaryOperator<String> meaning) {
        return meaning.apply(unit).equals(meaning.apply(reward.unit())) && isSameAmount(reward.amount());
    }

    private boolean isSameAmount(Amount other) {
        return amount == null
                ? other.sent().equals(amountSent)
                : OptionalLong.of(amount).equals(other.whole());
    }

    /** Whether FirstPromoter said later than in this announcement what is known. If either told no time, what arrives later is later. */
    boolean isNewerThan(Reward reward) {
        return asOf != null && reward.asOf() != null && reward.asOf().isBefore(asOf);
    }

    /**
     * Takes over what is announced, as long as nothing is booked. Of the same promoter, what an announcement leaves out stays as
     * it was; of another one, nothing that was said of the first counts.
     *
     * @throws IllegalStateException if it is not held
     */
    void announcedAgain(Reward reward, Instant now) {
        require(isHeld(), "change");
        take(reward, now);
    }

    private void take(Reward reward, Instant now) {
        boolean isAnothers = !reward.promoter().id().equals(promoterId);
        promoterId = reward.promoter().id();
        unit = reward.unit();
        OptionalLong whole = reward.amount().whole();
        amount = whole.isPresent() ? whole.getAsLong() : null;
        amountSent = whole.isPresent() ? null : reward.amount().sent();
        custId = CustId.in(reward.custId()).map(CustId::value).orElse(isAnothers ? null : custId);
        name = reward.name() == null ? name : reward.name();
        asOf = reward.asOf() == null ? asOf : notAfter(now, reward.asOf());
    }

    /** A time that is yet to come is a wrong clock's, and would keep out every correction until then. */
    private static Instant notAfter(Instant now, Instant told) {
        return told.isAfter(now) ? now : told;
    }

    /**
     * Stays held, for the reason that stands against it now.
     *
     * @throws IllegalStateException if it is not held
     */
    void hold(HoldReason reason) {
        require(isHeld(), "hold");
        holdReason = Objects.requireNonNull(reason);
    }

    /**
     * Is credited to an account with the amount that it has, whatever it was held for.
     *
     * @throws IllegalStateException if it is not held, or has no amount
     */
    void credit(Account account, Instant now) {
        require(isHeld(), "become " + FulfilmentStatus.CREDITED);
        require(amount != null, "be credited without an amount");
        become(FulfilmentStatus.CREDITED, now);
        accountId = account.id();
        custId = account.custId().value();
    }

    /**
     * Is not going to be given.
     *
     * @throws IllegalStateException if it is not held
     */
    void reject(Instant now) {
        become(FulfilmentStatus.REJECTED, now);
    }

    /**
     * Was taken back from its account.
     *
     * @param back how much of it was there, and how much had expired; the rest is owed
     * @throws IllegalStateException if it is not credited
     * @throws IllegalArgumentException if it is less than nothing, or more than was credited
     */
    void reverse(TakenBack back, Instant now) {
        become(FulfilmentStatus.REVERSED, now);
        if (back.taken() < 0 || back.expired() < 0 || back.taken() > amount - back.expired()) {
            throw new IllegalArgumentException(back + " cannot be of " + amount);
        }
        taken = back.taken();
        expired = back.expired();
    }

    private void become(FulfilmentStatus next, Instant now) {
        require(status.next().contains(next), "become " + next);
        status = next;
        holdReason = null;
        settledAt = now;
    }

    private void require(boolean legal, String verb) {
        if (!legal) {
            throw new IllegalStateException("fulfilment " + this + " is " + status + ", and cannot " + verb);
        }
    }

    /** The key of a fulfilment, which is the idempotency key of its reward. */
    public static class Key implements Serializable {

        private String programme;
        private String system;
        private String id;

        /** For JPA. */
        public Key() {}

        /**
         * @param programme the programme's name
         * @param id the fulfilment's id in the system
         */
        public Key(String programme, WebhookSystem system, String id) {
            this(programme, system.toString(), id);
        }

        private Key(String programme, String system, String id) {
            this.programme = programme;
            this.system = system;
            this.id = id;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Objects.equals(programme, key.programme)
                    && Objects.equals(system, key.system)
                    && Objects.equals(id, key.id);
        }

        @Override
        public int hashCode() {
            return Objects.hash(programme, system, id);
        }

        /** The key as people write it. */
        @Override
        public String toString() {
            return new Origin(programme, system, id).toString();
        }
    }
}
