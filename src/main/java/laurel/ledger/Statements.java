package laurel.ledger;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import laurel.platform.transaction.NewTransactions;
import laurel.platform.web.Page;
import laurel.platform.web.Query;

/** Reads accounts, for the company's application and for people. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class Statements {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Ledger ledger;

    @Inject
    private Clock clock;

    /** What the account has, or empty if nobody has this id. */
    public Optional<Statement> of(AccountKey key) {
        return ledger.find(key).map(this::statement);
    }

    private Statement statement(Account account) {
        var balances = new TreeMap<String, Long>();
        var available = new TreeMap<String, Long>();
        var debts = new TreeMap<String, Long>();
        entities.createNamedQuery(Balance.WITH_TAKEN, Object[].class)
                .setParameter("account", account.id())
                .setParameter("now", clock.instant())
                .getResultList()
                .forEach(row -> {
                    String unit = (String) row[0];
                    Standing standing = Balance.standing(
                            (Long) row[1], (Long) row[2], Arrays.asList(row).subList(3, row.length));
                    balances.put(unit, standing.amount());
                    available.put(unit, standing.available());
                    if (standing.debt() > 0) {
                        debts.put(unit, standing.debt());
                    }
                });
        return new Statement(account.custId(), account.createdAt(), balances, available, debts);
    }

    /**
     * A page of the account's entries, newest first; empty if nobody has this id.
     *
     * @param limit the most entries, at least 1
     * @param before the entry to begin after, or null to begin with the newest; an entry of another account's ends the
     *     list
     */
    public Optional<Statement.Page> entries(AccountKey key, int limit, Long before) {
        return ledger.find(key).map(account -> {
            List<Entry> found = query(account, before)
                    .map(q -> q.setMaxResults(limit + 1).getResultList())
                    .orElse(List.of());
            boolean more = found.size() > limit;
            List<Entry> page = more ? found.subList(0, limit) : found;
            return new Statement.Page(
                    List.copyOf(page), more ? page.get(limit - 1).id() : null);
        });
    }

    /**
     * A page of the account's holds, newest first; empty if nobody has this id.
     *
     * @param statuses where they stand
     * @param now at which time
     * @param limit the most holds, at least 1
     * @param before only holds with a smaller number
     */
    public Optional<Page<Hold>> holds(AccountKey key, Set<HoldStatus> statuses, Instant now, int limit, long before) {
        return ledger.find(key)
                .map(account -> Page.of(
                        statuses.stream()
                                .flatMap(status -> holds(account, status, now)
                                        .setParameter("before", before)
                                        .setMaxResults(limit + 1)
                                        .getResultList()
                                        .stream())
                                .distinct() // a hold may be settled between two queries
                                .sorted(Comparator.comparingLong(Hold::id).reversed())
                                .limit(limit + 1L)
                                .toList(),
                        limit));
    }

    /**
     * Each status has a query of its own, since the index begins with it. Nobody writes down that a hold has expired.
     */
    private TypedQuery<Hold> holds(Account account, HoldStatus status, Instant now) {
        return entities.createNamedQuery(Hold.LISTED, Hold.class)
                .setParameter("account", account.id())
                .setParameter("status", status == HoldStatus.EXPIRED ? HoldStatus.OPEN : status)
                .setParameter("from", status == HoldStatus.OPEN ? now : Query.FIRST_TIME)
                .setParameter("to", status == HoldStatus.EXPIRED ? now : Query.LAST_TIME);
    }

    private Optional<TypedQuery<Entry>> query(Account account, Long before) {
        if (before == null) {
            return Optional.of(
                    entities.createNamedQuery(Entry.NEWEST, Entry.class).setParameter("account", account.id()));
        }
        return Optional.ofNullable(entities.find(Entry.class, before))
                .filter(start -> start.isOf(account))
                .map(start -> entities.createNamedQuery(Entry.NEWEST_BEFORE, Entry.class)
                        .setParameter("account", account.id())
                        .setParameter("recordedAt", start.recordedAt())
                        .setParameter("id", start.id()));
    }
}
