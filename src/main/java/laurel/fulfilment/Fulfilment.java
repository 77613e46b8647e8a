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
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import laurel.account.Account;

/**
 * A reward that was announced, and what became of it. Its life: it begins <em>held</em>, for want of a decision; it is
 * <em>credited</em> as soon as nothing stands against it, mostly in the same transaction, or <em>rejected</em> by an operator;
 * and a credited one can be <em>reversed</em>. Nothing else can happen to it, and it is never forgotten: its key, the webhook
 * system and the id in there, is what makes a repeated announcement harmless.
 */
@Entity
@Table(name = "fulfilment")
@IdClass(Fulfilment.Key.class)
@NamedQuery(
        name = Fulfilment.WITH_PROMOTER_AND_ACCOUNT,
        query = "select p, f, a from Promoter p"
                + " left join Fulfilment f on f.system = :system and f.id = :id"
                + " left join Account a on a.custId = :custId"
                + " where p.id = :promoter")
public class Fulfilment {

    static final String WITH_PROMOTER_AND_ACCOUNT = "Fulfilment.withPromoterAndAccount";

    @Id
    private String system;

    @Id
    private String id;

    @Column(name = "promoter_id", updatable = false)
    private String promoterId;

    @Column(updatable = false)
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

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "settled_at")
    private Instant settledAt;

    /** For JPA. */
    protected Fulfilment() {}

    /** A reward that is announced for the first time. Until it is decided upon, it is held for want of an account. */
    Fulfilment(Reward reward, Instant now) {
        this.system = reward.system().toString();
        this.id = reward.id();
        this.promoterId = reward.promoter().id();
        this.unit = reward.unit();
        this.status = FulfilmentStatus.HELD;
        this.holdReason = HoldReason.NO_ACCOUNT;
        this.createdAt = now;
        takeAmount(reward.amount());
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

    /** The unit in the spelling in which it was announced. */
    public String unit() {
        return unit;
    }

    public boolean isHeld() {
        return status == FulfilmentStatus.HELD;
    }

    /**
     * Whether a reward is the one that was announced before: the same amount, unit and promoter. What was no amount may be
     * replaced by one, since nothing but that can end its being held.
     *
     * @param meaning the unit that a spelling means today: to configure an alias makes nothing another reward
     */
    boolean isSameAs(Reward reward, UnaryOperator<String> meaning) {
        return meaning.apply(unit).equals(meaning.apply(reward.unit()))
                && promoterId.equals(reward.promoter().id())
                && isSameAmount(reward.amount());
    }

    private boolean isSameAmount(Amount other) {
        return amount == null || OptionalLong.of(amount).equals(other.whole());
    }

    /** Stays held, for the reason that stands against it now, with the amount that was sent now. */
    void hold(HoldReason reason, Amount sent) {
        require(isHeld(), "hold");
        holdReason = Objects.requireNonNull(reason);
        takeAmount(sent);
    }

    /**
     * Is credited to an account.
     *
     * @throws IllegalStateException if it is not held, or has no amount
     */
    void credit(Account account, Amount sent, Instant now) {
        require(isHeld(), "become " + FulfilmentStatus.CREDITED);
        require(sent.whole().isPresent(), "be credited without an amount");
        takeAmount(sent);
        become(FulfilmentStatus.CREDITED, now);
        accountId = account.id();
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
     * @throws IllegalStateException if it is not credited
     */
    void reverse(Instant now) {
        become(FulfilmentStatus.REVERSED, now);
    }

    private void become(FulfilmentStatus next, Instant now) {
        require(status.next().contains(next), "become " + next);
        status = next;
        holdReason = null;
        settledAt = now;
    }

    private void takeAmount(Amount sent) {
        OptionalLong whole = sent.whole();
        amount = whole.isPresent() ? whole.getAsLong() : null;
        amountSent = whole.isPresent() ? null : sent.toString();
    }

    private void require(boolean legal, String verb) {
        if (!legal) {
            throw new IllegalStateException(
                    "fulfilment " + system + "/" + id + " is " + status + ", and cannot " + verb);
        }
    }

    /** The key of a fulfilment, which is the idempotency key of its reward. */
    public static class Key implements Serializable {

        private String system;
        private String id;

        /** For JPA. */
        public Key() {}

        Key(WebhookSystem system, String id) {
            this.system = system.toString();
            this.id = id;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Objects.equals(system, key.system) && Objects.equals(id, key.id);
        }

        @Override
        public int hashCode() {
            return Objects.hash(system, id);
        }
    }
}
