package laurel.ledger;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import laurel.platform.transaction.NewTransactions;
import laurel.platform.transaction.TimeOrderedId;

/**
 * Reads the entries of many accounts, oldest first, in stretches. Each stretch is read in a transaction of its own and
 * by a primary key or an index. So none takes long, however many entries there are and however few of them are wanted.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class EntryReader {

    /** How many entries are looked at in one transaction. */
    private static final int STRETCH = 2000;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Ledger ledger;

    /**
     * Which entries are asked for.
     *
     * @param ledger in which ledger
     * @param custId whose, or null for everybody's
     * @param unit of which unit, as the accounts are kept; or null for all
     * @param from booked at this time or later
     * @param to booked before this time
     */
    public record Wanted(String ledger, CustId custId, String unit, Instant from, Instant to) {}

    /** Where a stretch ends: with the entry of this time and id. */
    public record Place(Instant recordedAt, long id) {}

    /** An entry, and whose it is. */
    public record OfCustomer(String custId, Entry entry) {}

    /**
     * What was wanted of a stretch.
     *
     * @param end where the next stretch begins; null if there is none
     */
    public record Stretch(List<OfCustomer> entries, Place end) {}

    /**
     * The next entries. The entries of one customer are in the order in which they were booked. The entries of all
     * customers are in the order of their ids, which is the order of their times as far as the clocks of the nodes
     * agree.
     *
     * @param after where the stretch before ended; null to begin with the oldest
     */
    public Stretch stretch(Wanted wanted, Place after) {
        return wanted.custId() == null ? ofAll(wanted, after) : ofOne(wanted, after);
    }

    /**
     * An id is never smaller than its time, so the search begins at {@code from}. An id may be larger than its time, so
     * the search does not end at {@code to}.
     */
    private Stretch ofAll(Wanted wanted, Place after) {
        long begin = after == null ? TimeOrderedId.first(wanted.from()) - 1 : after.id();
        List<Long> ends = entities.createNamedQuery(Entry.END_OF_A_STRETCH, Long.class)
                .setParameter("after", begin)
                .setFirstResult(STRETCH - 1)
                .setMaxResults(1)
                .getResultList();
        List<Object[]> found = entities.createNamedQuery(Entry.OF_A_STRETCH, Object[].class)
                .setParameter("ledger", wanted.ledger())
                .setParameter("after", begin)
                .setParameter("end", ends.isEmpty() ? Long.MAX_VALUE : ends.get(0))
                .setParameter("from", wanted.from())
                .setParameter("to", wanted.to())
                .getResultList();
        return new Stretch(
                found.stream()
                        .map(row -> new OfCustomer((String) row[1], (Entry) row[0]))
                        .filter(row -> isOf(wanted.unit(), row.entry()))
                        .toList(),
                ends.isEmpty() ? null : new Place(null, ends.get(0)));
    }

    private Stretch ofOne(Wanted wanted, Place after) {
        var account = ledger.find(new AccountKey(wanted.ledger(), wanted.custId()));
        if (account.isEmpty()) {
            return new Stretch(List.of(), null);
        }
        var begin = after == null ? new Place(wanted.from(), Long.MIN_VALUE) : after;
        List<Entry> found = entities.createNamedQuery(Entry.OLDEST_AFTER, Entry.class)
                .setParameter("account", account.get().id())
                .setParameter("at", begin.recordedAt())
                .setParameter("id", begin.id())
                .setParameter("to", wanted.to())
                .setMaxResults(STRETCH)
                .getResultList();
        Entry last = found.size() < STRETCH ? null : found.get(STRETCH - 1);
        return new Stretch(
                found.stream()
                        .filter(entry -> isOf(wanted.unit(), entry))
                        .map(entry -> new OfCustomer(wanted.custId().value(), entry))
                        .toList(),
                last == null ? null : new Place(last.recordedAt(), last.id()));
    }

    private static boolean isOf(String unit, Entry entry) {
        return unit == null || unit.equals(entry.unit());
    }
}
