package laurel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** Keeps account of what expires. Works inside the transaction that has locked the balance. */
@ApplicationScoped
public class Lots {

    /** As many as are looked at in one go. */
    private static final int PAGE = 200;

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

    /** How much of a balance has outlived its time, in whole units. */
    long due(Balance locked, Instant now) {
        return entities.createNamedQuery(Lot.DUE_AMOUNT, Number.class)
                .setParameter("account", locked.accountId())
                .setParameter("unit", locked.unit())
                .setParameter("now", now)
                .getSingleResult()
                .longValue();
    }

    /** Takes an amount out of what expires first. What the lots do not have is of the part that does not expire. */
    void take(Balance locked, long amount) {
        long left = amount;
        List<Lot> next;
        do {
            entities.flush(); // lots that were removed are not found again
            next = entities.createNamedQuery(Lot.NEXT, Lot.class)
                    .setParameter("account", locked.accountId())
                    .setParameter("unit", locked.unit())
                    .setMaxResults(PAGE)
                    .getResultList();
            for (Lot lot : next) {
                left -= take(lot, left);
                if (left == 0) {
                    return;
                }
            }
        } while (next.size() == PAGE);
    }

    /**
     * Takes back what an entry has given: what is left of that, and the rest as {@link #take} does.
     *
     * @param amount whole units, at least 1
     */
    void takeBack(Balance locked, Entry entry, long amount) {
        Lot own = entities.find(Lot.class, entry.id());
        long left = amount - (own == null ? 0 : take(own, amount));
        if (left > 0) {
            take(locked, left);
        }
    }

    private long take(Lot lot, long amount) {
        if (amount < lot.remaining()) {
            lot.take(amount);
            return amount;
        }
        entities.remove(lot);
        return lot.remaining();
    }
}
