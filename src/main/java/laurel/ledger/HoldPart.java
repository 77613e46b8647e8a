package laurel.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/**
 * What a hold sets aside of one lot. What the hold has beyond its parts is set aside of what does not expire. Whoever
 * changes a part holds the lock on the balance. A part counts as long as its hold is open. A hold that ends by itself
 * leaves its parts behind, and they are deleted with their lots.
 */
@Entity
@Table(name = "hold_part")
@IdClass(HoldPart.Key.class)
@NamedQuery(
        name = HoldPart.BY_LOT,
        query =
                "select p.lot, sum(p.amount) from Hold h, HoldPart p where p.hold = h.id and h.accountId = :account"
                        + " and h.unit = :unit and h.expiresAt > :now and h.status = laurel.ledger.HoldStatus.OPEN group by p.lot")
@NamedQuery(
        name = HoldPart.OF_LOT,
        query = "select p from HoldPart p, Hold h where p.lot = :lot and h.id = p.hold and h.expiresAt > :now"
                + " and h.status = laurel.ledger.HoldStatus.OPEN order by p.hold")
@NamedQuery(
        name = HoldPart.OF_HOLD,
        query = "select l, p.amount from HoldPart p, Lot l where p.hold = :hold and l.entryId = p.lot"
                + " order by l.expiresAt, l.entryId")
@NamedQuery(name = HoldPart.DELETE_OF_HOLD, query = "delete from HoldPart p where p.hold = :hold")
public class HoldPart {

    /** How much is set aside by a balance's open holds, for each lot of which something is. */
    static final String BY_LOT = "HoldPart.byLot";

    /** The parts of open holds in a lot. */
    static final String OF_LOT = "HoldPart.ofLot";

    /** The lots of which a hold has set something aside, with how much; what expires first before the others. */
    static final String OF_HOLD = "HoldPart.ofHold";

    static final String DELETE_OF_HOLD = "HoldPart.deleteOfHold";

    @Id
    @Column(name = "hold_id")
    private Long hold;

    @Id
    @Column(name = "entry_id")
    private Long lot;

    private long amount;

    /** For JPA. */
    protected HoldPart() {}

    /**
     * @param hold the hold's number
     * @param amount whole units, at least 1
     */
    HoldPart(long hold, Lot lot, long amount) {
        if (amount < 1) {
            throw new IllegalArgumentException("a part sets something aside: " + amount);
        }
        this.hold = hold;
        this.lot = lot.entryId();
        this.amount = amount;
    }

    /** The number of the hold. */
    long hold() {
        return hold;
    }

    /** Whole units, at least 1. */
    long amount() {
        return amount;
    }

    /** Sets more aside. */
    void grow(long more) {
        amount = Math.addExact(amount, more);
    }

    /**
     * Sets less aside.
     *
     * @param less whole units, at least 1, and less than the amount: a part of nothing is removed
     * @throws IllegalArgumentException if it is no such amount
     */
    void shrink(long less) {
        if (less < 1 || less >= amount) {
            throw new IllegalArgumentException(less + " is no part of " + amount);
        }
        amount -= less;
    }

    /** The key of a part. */
    public static class Key implements Serializable {

        private Long hold;
        private Long lot;

        /** For JPA. */
        public Key() {}

        Key(long hold, Lot lot) {
            this.hold = hold;
            this.lot = lot.entryId();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Objects.equals(hold, key.hold) && Objects.equals(lot, key.lot);
        }

        @Override
        public int hashCode() {
            return Objects.hash(hold, lot);
        }
    }
}
