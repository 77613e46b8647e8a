package laurel.promoter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import laurel.ledger.Account;
import laurel.programme.Programme;

/**
 * Somebody who earns rewards: an affiliate, under FirstPromoter's id in a programme. The first event that names a
 * promoter makes them known, and later events describe them anew. Their account is the one that an operator linked;
 * without a link, the reward's {@code cust_id} names it. An erased promoter has neither address nor name any more, and
 * later events give them none.
 */
@Entity
@Table(name = "promoter")
@IdClass(Promoter.Key.class)
@NamedQuery(
        name = Promoter.OTHERS_OF_ACCOUNT,
        query =
                "select count(p) from Promoter p where (p.id <> :id or p.programme <> :programme) and p.erasedAt is null"
                        + " and (p.linkedAccount = :account or p.custId = :custId and p.programme in :programmes)")
public class Promoter {

    static final String OTHERS_OF_ACCOUNT = "Promoter.othersOfAccount";

    @Id
    private String id;

    @Id
    private String programme;

    /** The number of the account that an operator linked. */
    @Column(name = "account_id")
    private Long linkedAccount;

    @Column(name = "cust_id")
    private String custId;

    private String email;

    private String name;

    private String status;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "described_at")
    private Instant describedAt;

    @Column(name = "erased_at")
    private Instant erasedAt;

    /** For JPA. */
    protected Promoter() {}

    /** A promoter that is met for the first time. */
    Promoter(PromoterDescription first, Instant now) {
        id = first.id();
        programme = first.programme();
        createdAt = now;
        take(first, now);
    }

    /** FirstPromoter's id. */
    public String id() {
        return id;
    }

    /** The name of the programme that the promoter is in. */
    public String programme() {
        return programme;
    }

    /** What tells this promoter from every other one. */
    public Key key() {
        return new Key(programme, id);
    }

    /** The number of the account that an operator linked. */
    public Optional<Long> linkedAccount() {
        return Optional.ofNullable(linkedAccount);
    }

    /** The company's id of the promoter, as FirstPromoter last sent it. */
    public Optional<String> custId() {
        return Optional.ofNullable(custId);
    }

    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** FirstPromoter's word for the promoter's state, such as {@code active} or {@code pending}. */
    public Optional<String> status() {
        return Optional.ofNullable(status);
    }

    /** When Laurel heard of the promoter first. */
    public Instant createdAt() {
        return createdAt;
    }

    /** Whether nothing but ids and amounts may be known of this promoter. */
    public boolean isErased() {
        return erasedAt != null;
    }

    /** Forgets who this promoter is, until somebody readmits them. The ids stay, since the books need them. */
    public void erase(Instant now) {
        email = null;
        name = null;
        erasedAt = now;
    }

    /** From now on, this promoter is described like everybody else. What was erased does not come back. */
    public void readmit() {
        erasedAt = null;
    }

    /** From now on, what this promoter earns goes to this account, whatever a reward's {@code cust_id} says. */
    void linkTo(Account account) {
        linkedAccount = account.id();
    }

    /** From now on, the {@code cust_id} of each reward tells whose it is. */
    void unlink() {
        linkedAccount = null;
    }

    /**
     * Takes over what a payload says. What it leaves out stays as it was, since a reduced payload tells less and
     * nothing else. Events arrive in any order, so a description is ignored if it is older than the last one that told
     * something new. (A description that tells nothing new is not remembered: that would be an update for every
     * reward.)
     */
    void describe(PromoterDescription description, Instant now) {
        if (learnsFrom(description, now)) {
            take(description, now);
        }
    }

    /** Whether a description would change something. */
    boolean learnsFrom(PromoterDescription description, Instant now) {
        return !asOf(description, now).isBefore(describedAt) && tellsSomethingNew(description);
    }

    private boolean tellsSomethingNew(PromoterDescription told) {
        return differs(told.custId(), custId)
                || !isErased() && (differs(told.email(), email) || differs(told.name(), name))
                || differs(told.status(), status);
    }

    private static boolean differs(String told, String known) {
        return told != null && !told.equals(known);
    }

    private void take(PromoterDescription description, Instant now) {
        custId = orElse(description.custId(), custId);
        if (!isErased()) {
            email = orElse(description.email(), email);
            name = orElse(description.name(), name);
        }
        status = orElse(description.status(), status);
        describedAt = asOf(description, now);
    }

    /** A time in the future comes from a wrong clock, and would keep out every event until then. */
    private static Instant asOf(PromoterDescription description, Instant now) {
        return description.asOf() == null || description.asOf().isAfter(now) ? now : description.asOf();
    }

    private static String orElse(String told, String known) {
        return told == null ? known : told;
    }

    /** The key of a promoter: FirstPromoter's id, and the programme in which it is one. */
    public static class Key implements Serializable {

        private String id;
        private String programme;

        /** For JPA. */
        public Key() {}

        /**
         * @param programme the programme's name
         * @param id FirstPromoter's id
         */
        public Key(String programme, String id) {
            this.programme = programme;
            this.id = id;
        }

        public String programme() {
            return programme;
        }

        public String id() {
            return id;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Objects.equals(id, key.id) && Objects.equals(programme, key.programme);
        }

        @Override
        public int hashCode() {
            return Objects.hash(id, programme);
        }

        /** The key as people write it. */
        @Override
        public String toString() {
            return Programme.qualified(programme, id);
        }
    }
}
