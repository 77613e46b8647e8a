package laurel.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;

/**
 * Keeps account of what expires, by the rule of {@link Standing}. Works inside the transaction that has locked the
 * balance, at one time in it: a lot that was alive at that time counts as alive until the transaction ends.
 */
@ApplicationScoped
public class Lots {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Lifetimes lifetimes;

    /** Begins the lot of an entry that adds something, if that expires. If not, it costs nothing. */
    void add(Entry entry) {
        if (entry.balanceAfter() <= 0) {
            return; // the balance was below zero, and nothing is left to expire
        }
        lifetimes.of(entry.unit()).ifPresent(lifetime -> {
            entities.flush(); // the lot refers to the entry
            entities.persist(new Lot(entry, lifetime));
        });
    }

    /**
     * Takes an amount of what is free, from the lots that expire first. What the living lots do not have is taken from
     * what does not expire.
     */
    void take(Balance locked, long amount, Instant now) {
        at(locked, now).takeFree(amount);
    }

    /** Sets the amount of a hold aside, of what is free, from the lots that expire first. */
    void setAside(Balance locked, Hold hold, Instant now) {
        at(locked, now).setAside(hold.id(), hold.amount());
    }

    /**
     * Takes an amount of what a hold has set aside, from the lots that expire first or have outlived their time, and
     * frees the rest.
     */
    void spend(Balance locked, Hold hold, long amount, Instant now) {
        at(locked, now).spend(hold.id(), amount);
    }

    /** Frees what a hold has set aside. */
    void free(Balance locked, Hold hold, Instant now) {
        at(locked, now).spend(hold.id(), 0);
    }

    /**
     * Takes back what an entry has given: what is left of that, and the rest as {@link #take} does. Where holds have
     * set something of it aside, they get that of what is free elsewhere.
     *
     * @param amount whole units, at least 1, and at most what is free, unless nothing is set aside
     * @param free what is free, in whole units; nothing is due
     */
    void takeBack(Balance locked, Entry entry, long amount, long free, Instant now) {
        Lot own = entities.find(Lot.class, entry.id());
        var lots = at(locked, now);
        long left = amount - (own == null ? 0 : lots.takeAll(own, amount, free));
        lots.takeFree(left);
    }

    /**
     * Takes what pays a debt: of what is due, and if that is not enough, of what is free. Either way, what is left of
     * rewards that were taken back goes first; of that, also what holds have set aside, who get something else for it.
     *
     * @param before how the balance stood before it was paid
     */
    void payDebt(Balance locked, Standing before, Instant now) {
        var lots = at(locked, now);
        lots.takeDue(before.paidByDue());
        lots.takeTakenBackAndFree(before.payable() - before.paidByDue(), before.free());
    }

    /** Takes all that is due, and notes by which entry it has expired. */
    void expire(Balance locked, Entry expiry, Instant now) {
        at(locked, now).expire(expiry);
    }

    /** How much of what an entry gave has expired unspent, whether that is booked or not; in whole units. */
    long expired(Balance locked, Entry entry, Instant now) {
        long booked = entities.createNamedQuery(ExpiredPart.OF_ENTRY, Number.class)
                .setParameter("entry", entry.id())
                .getSingleResult()
                .longValue(); // the databases add whole numbers up to a decimal
        Lot own = entities.find(Lot.class, entry.id());
        var lots = at(locked, now);
        return own != null && lots.isDead(own) ? booked + lots.freeIn(own) : booked;
    }

    private LotsAtATime at(Balance locked, Instant now) {
        return new LotsAtATime(entities, locked, now);
    }
}
