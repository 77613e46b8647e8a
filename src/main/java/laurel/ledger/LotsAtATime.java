package laurel.ledger;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;

/**
 * The lots of a locked balance at one time, and how much of each is set aside by holds that are open then. The amounts
 * that are set aside are read when they are first needed, and kept here from then on. Whoever changes them meanwhile
 * does so through this object.
 */
final class LotsAtATime {

    /** How many lots are read at once. */
    private static final int PAGE = 200;

    private static final Instant FIRST_TIME = Instant.EPOCH;
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final EntityManager entities;
    private final Balance locked;
    private final Instant now;
    private Map<Long, Long> setAside;

    LotsAtATime(EntityManager entities, Balance locked, Instant now) {
        this.entities = entities;
        this.locked = locked;
        this.now = now;
    }

    /** Whether it has outlived its time. */
    boolean isDead(Lot lot) {
        return !lot.expiresAt().isAfter(now);
    }

    /** What is left of a lot and not set aside, in whole units: of a dead one, what is due. */
    long freeIn(Lot lot) {
        return lot.remaining() - setAsideIn(lot);
    }

    private long setAsideIn(Lot lot) {
        if (setAside == null) {
            setAside = new HashMap<>();
            entities.createNamedQuery(HoldPart.BY_LOT, Object[].class)
                    .setParameter("account", locked.accountId())
                    .setParameter("unit", locked.unit())
                    .setParameter("now", now)
                    .getResultList()
                    .forEach(row -> setAside.put((Long) row[0], ((Number) row[1]).longValue()));
        }
        return setAside.getOrDefault(lot.entryId(), 0L);
    }

    /** Takes an amount of what is free in the living lots, as far as they have it. */
    void takeFree(long amount) {
        if (amount > 0) {
            spread(amount, this::take);
        }
    }

    private long takeFreeOf(Lot lot, long most) {
        long part = Math.min(most, freeIn(lot));
        take(lot, part);
        return part;
    }

    /** Sets an amount aside for a hold, as far as the living lots have it. */
    void setAside(long hold, long amount) {
        spread(amount, (lot, part) -> setAside(hold, lot, part));
    }

    /** Takes an amount of what a hold has set aside, what expires first before the others, and frees the rest. */
    void spend(long hold, long amount) {
        List<Object[]> parts = entities.createNamedQuery(HoldPart.OF_HOLD, Object[].class)
                .setParameter("hold", hold)
                .getResultList();
        if (parts.isEmpty()) {
            return;
        }
        entities.createNamedQuery(HoldPart.DELETE_OF_HOLD)
                .setParameter("hold", hold)
                .executeUpdate();
        long left = amount;
        for (Object[] part : parts) {
            long taken = Math.min(left, (Long) part[1]);
            take((Lot) part[0], taken);
            left -= taken;
        }
    }

    /** Uses what is free in the living lots, what expires first before the others, until an amount is reached. */
    private void spread(long amount, BiConsumer<Lot, Long> use) {
        long left = amount;
        for (Lot lot : endingBetween(now, LAST_TIME)) {
            long part = Math.min(left, freeIn(lot));
            if (part > 0) {
                use.accept(lot, part);
                left -= part;
            }
            if (left == 0) {
                return;
            }
        }
    }

    /** Takes an amount of what is due: of entries that were taken back before the others, and what ended first. */
    void takeDue(long amount) {
        if (amount == 0) {
            return;
        }
        long left = amount;
        for (Lot lot : takenBack()) {
            left -= isDead(lot) ? takeFreeOf(lot, left) : 0;
        }
        for (Lot lot : endingBetween(FIRST_TIME, now)) {
            if (left == 0) {
                return;
            }
            left -= takeFreeOf(lot, left);
        }
    }

    /**
     * Takes an amount that is free: as {@link #takeAll} does of entries that were taken back, and of the others what
     * ends first.
     *
     * @param free how much of the whole balance is free, in whole units; nothing is due
     */
    void takeTakenBackAndFree(long amount, long free) {
        if (amount == 0) {
            return;
        }
        long left = amount;
        for (Lot lot : takenBack()) {
            left -= takeAll(lot, left, free - (amount - left));
        }
        takeFree(left);
    }

    /** Takes all that is due, by an entry that says so. */
    void expire(Entry expiry) {
        for (Lot lot : endingBetween(FIRST_TIME, now)) {
            long due = freeIn(lot);
            if (due > 0) {
                entities.persist(new ExpiredPart(lot, expiry, due));
                take(lot, due);
            }
        }
    }

    /** The lots of entries that were taken back, of which a hold kept something. */
    private List<Lot> takenBack() {
        return entities.createNamedQuery(Lot.TAKEN_BACK, Lot.class)
                .setParameter("account", locked.accountId())
                .setParameter("unit", locked.unit())
                .getResultList();
    }

    /**
     * Takes of one lot, also what holds have set aside there: they get as much of what is free elsewhere, if there is
     * enough.
     *
     * @param most whole units, at least 0
     * @param free how much of the whole balance is free, in whole units
     * @return how much was taken
     */
    long takeAll(Lot lot, long most, long free) {
        long held = setAsideIn(lot);
        long own = takeFreeOf(lot, most);
        long elsewhere = isDead(lot) ? free : free - own;
        long moved = Math.max(0, Math.min(Math.min(most - own, held), elsewhere));
        if (moved > 0) {
            takeHeld(lot, moved);
        }
        return own + moved;
    }

    /**
     * Takes of a lot of which nothing is free: a hold gets as much elsewhere, and gives it up here, one after the
     * other.
     */
    private void takeHeld(Lot lot, long amount) {
        List<HoldPart> parts = entities.createNamedQuery(HoldPart.OF_LOT, HoldPart.class)
                .setParameter("lot", lot.entryId())
                .setParameter("now", now)
                .getResultList();
        long left = amount;
        for (HoldPart part : parts) {
            long moved = Math.min(left, part.amount());
            if (moved > 0) {
                setAside(part.hold(), moved);
                giveUp(lot, part, moved);
                take(lot, moved);
                left -= moved;
            }
        }
    }

    private void setAside(long hold, Lot lot, long amount) {
        HoldPart known = entities.find(HoldPart.class, new HoldPart.Key(hold, lot));
        if (known == null) {
            entities.persist(new HoldPart(hold, lot, amount));
        } else {
            known.grow(amount);
        }
        setAside.merge(lot.entryId(), amount, Long::sum);
    }

    private void giveUp(Lot lot, HoldPart part, long amount) {
        setAside.merge(lot.entryId(), -amount, Long::sum);
        if (amount == part.amount()) {
            entities.remove(part);
        } else {
            part.shrink(amount);
        }
        entities.flush(); // a lot that is removed takes its parts along
    }

    private void take(Lot lot, long amount) {
        if (amount == lot.remaining()) {
            entities.remove(lot);
        } else if (amount > 0) {
            lot.take(amount);
        }
    }

    /**
     * The lots that end after a time and not after another one, what ends first before the others; a page after the
     * other.
     */
    private Iterable<Lot> endingBetween(Instant after, Instant until) {
        return () -> new Iterator<>() {

            private List<Lot> page = page(after, Long.MAX_VALUE, until);
            private int next;

            @Override
            public boolean hasNext() {
                if (next == PAGE) {
                    Lot last = page.get(PAGE - 1);
                    page = page(last.expiresAt(), last.entryId(), until);
                    next = 0;
                }
                return next < page.size();
            }

            @Override
            public Lot next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return page.get(next++);
            }
        };
    }

    private List<Lot> page(Instant time, long entry, Instant until) {
        return entities.createNamedQuery(Lot.NEXT, Lot.class)
                .setParameter("account", locked.accountId())
                .setParameter("unit", locked.unit())
                .setParameter("time", time)
                .setParameter("entry", entry)
                .setParameter("until", until)
                .setMaxResults(PAGE)
                .getResultList();
    }
}
