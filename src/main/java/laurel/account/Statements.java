package laurel.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import laurel.platform.FlushedInterceptor;

/** Reads accounts, for the company's application and for people. */
@Stateless
@Interceptors(FlushedInterceptor.class)
public class Statements {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Ledger ledger;

    @Inject
    private Clock clock;

    /** What the account has, or empty if nobody has this id. */
    public Optional<Statement> of(CustId custId) {
        return ledger.find(custId).map(this::statement);
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
     * @param before the entry to begin after, or null to begin with the newest; an entry of another account's ends the list
     */
    public Optional<Statement.Page> entries(CustId custId, int limit, Long before) {
        return ledger.find(custId).map(account -> {
            List<Entry> found = query(account, before)
                    .map(q -> q.setMaxResults(limit + 1).getResultList())
                    .orElse(List.of());
            boolean more = found.size() > limit;
            List<Entry> page = more ? found.subList(0, limit) : found;
            return new Statement.Page(
                    List.copyOf(page), more ? page.get(limit - 1).id() : null);
        });
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
