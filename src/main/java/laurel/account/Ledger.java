package laurel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;

/**
 * Books on accounts. Works inside the transaction of the use case that calls it, and holds the balance's lock until that ends.
 *
 * <p>A row that others refer to is written at once: whoever makes the same one at the same time learns of it here, and not
 * only at the commit.
 */
@ApplicationScoped
public class Ledger {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** The account of this id, if there is one. */
    public Optional<Account> find(CustId custId) {
        return entities.createNamedQuery(Account.BY_CUST_ID, Account.class)
                .setParameter("custId", custId.value())
                .setFlushMode(FlushModeType.COMMIT)
                .getResultStream()
                .findFirst();
    }

    /** The account of a number that is in the books. */
    public Account get(long id) {
        return entities.getReference(Account.class, id);
    }

    /** The account of this id, which begins now if there was none. */
    public Account open(CustId custId) {
        return find(custId).orElseGet(() -> {
            var opened = new Account(custId, clock.instant());
            entities.persist(opened);
            entities.flush();
            return opened;
        });
    }

    /**
     * Adds a reward to an account.
     *
     * @param amount whole units, at least 1
     * @param origin the fulfilment; the database refuses to credit one twice
     * @param reference what the company may know it by, or null
     */
    public void credit(Account account, String unit, long amount, Origin origin, String reference) {
        entities.persist(locked(account, unit).credit(amount, origin, reference, clock.instant()));
    }

    private Balance locked(Account account, String unit) {
        // A named query, because EclipseLink composes the SQL of a find with a lock anew for every call.
        return entities.createNamedQuery(Balance.LOCKED, Balance.class)
                .setParameter("account", account.id())
                .setParameter("unit", unit)
                .getResultStream()
                .findFirst()
                .orElseGet(() -> begin(account, unit));
    }

    private Balance begin(Account account, String unit) {
        var begun = new Balance(account, unit, clock.instant());
        entities.persist(begun);
        entities.flush();
        return begun;
    }
}
