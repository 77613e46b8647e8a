package laurel.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** How much of what an entry gave has expired unspent, and the entry that booked so. It is only ever inserted. */
@Entity
@Table(name = "expired_part")
@IdClass(ExpiredPart.Key.class)
@NamedQuery(
        name = ExpiredPart.OF_ENTRY,
        query = "select coalesce(sum(p.amount), 0) from ExpiredPart p where p.entry = :entry")
public class ExpiredPart {

    /** How much of what an entry gave has expired. */
    static final String OF_ENTRY = "ExpiredPart.ofEntry";

    @Id
    @Column(name = "entry_id")
    private Long entry;

    @Id
    @Column(name = "expired_by")
    private Long expiredBy;

    @Column(updatable = false)
    private long amount;

    /** For JPA. */
    protected ExpiredPart() {}

    /** @param amount whole units, at least 1 */
    ExpiredPart(Lot lot, Entry expiry, long amount) {
        this.entry = lot.entryId();
        this.expiredBy = expiry.id();
        this.amount = amount;
    }

    /** The key of a part. */
    public static class Key implements Serializable {

        private Long entry;
        private Long expiredBy;

        /** For JPA. */
        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Objects.equals(entry, key.entry)
                    && Objects.equals(expiredBy, key.expiredBy);
        }

        @Override
        public int hashCode() {
            return Objects.hash(entry, expiredBy);
        }
    }
}
