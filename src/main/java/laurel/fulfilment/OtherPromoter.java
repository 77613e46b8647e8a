package laurel.fulfilment;

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

/**
 * A promoter for whom a fulfilment was announced after it had been credited for another one, with the same amount and unit. It
 * contradicts the books until an operator confirms it; what was confirmed stays so.
 */
@Entity
@Table(name = "other_promoter")
@IdClass(OtherPromoter.Key.class)
@NamedQuery(
        name = OtherPromoter.OF_FULFILMENT,
        query = "select o from OtherPromoter o where o.fulfilment = :fulfilment and o.system = :system"
                + " and o.programme = :programme"
                + " order by o.announcedAt, o.promoterId")
public class OtherPromoter {

    static final String OF_FULFILMENT = "OtherPromoter.ofFulfilment";

    @Id
    private String programme;

    @Id
    private String system;

    @Id
    @Column(name = "fulfilment_id")
    private String fulfilment;

    @Id
    @Column(name = "promoter_id")
    private String promoterId;

    @Column(name = "announced_at", updatable = false)
    private Instant announcedAt;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    @Column(name = "confirmed_by")
    private String confirmedBy;

    /** For JPA. */
    protected OtherPromoter() {}

    /** One for whom it is announced for the first time. */
    OtherPromoter(Key key, Instant now) {
        programme = key.programme;
        system = key.system;
        fulfilment = key.fulfilment;
        promoterId = key.promoterId;
        announcedAt = now;
    }

    /** FirstPromoter's id. */
    public String promoterId() {
        return promoterId;
    }

    /** When it was announced for this promoter first. */
    public Instant announcedAt() {
        return announcedAt;
    }

    /** When an operator confirmed it; empty as long as nobody has. */
    public Optional<Instant> confirmedAt() {
        return Optional.ofNullable(confirmedAt);
    }

    /** Who confirmed it; empty as long as nobody has. */
    public Optional<String> confirmedBy() {
        return Optional.ofNullable(confirmedBy);
    }

    boolean isConfirmed() {
        return confirmedAt != null;
    }

    /** @throws IllegalStateException if somebody has confirmed it before */
    void confirm(String actor, Instant now) {
        if (isConfirmed()) {
            throw new IllegalStateException("promoter " + promoterId + " was confirmed by " + confirmedBy);
        }
        confirmedAt = now;
        confirmedBy = actor;
    }

    /** The fulfilment, and the other promoter. */
    public static class Key implements Serializable {

        private String programme;
        private String system;
        private String fulfilment;
        private String promoterId;

        /** For JPA. */
        public Key() {}

        Key(Fulfilment fulfilment, String promoterId) {
            this.programme = fulfilment.programme();
            this.system = fulfilment.system();
            this.fulfilment = fulfilment.id();
            this.promoterId = promoterId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Objects.equals(programme, key.programme)
                    && Objects.equals(system, key.system)
                    && Objects.equals(fulfilment, key.fulfilment)
                    && Objects.equals(promoterId, key.promoterId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(programme, system, fulfilment, promoterId);
        }
    }
}
