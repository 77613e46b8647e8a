package laurel.promoter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import laurel.account.Account;

/** The promoters that Laurel has heard of. Works inside the transaction of the use case that calls it. */
@ApplicationScoped
public class Promoters {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** The promoter of an id that is in the books. */
    public Promoter get(String id) {
        return entities.find(Promoter.class, id);
    }

    /** The promoter of an id that is in the books, locked until the transaction ends. */
    public Promoter lock(String id) {
        return entities.find(Promoter.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The promoter of a description, met now if it was not known, and described anew if it was. */
    public Promoter meet(Description description) {
        Promoter known = entities.find(Promoter.class, description.id());
        if (known != null) {
            describe(known, description);
            return known;
        }
        var met = new Promoter(description, clock.instant());
        entities.persist(met);
        entities.flush(); // whoever meets it at the same time learns of it here
        return met;
    }

    /** Looks once more, under the lock, before it writes: an erasure or a later description may have come between. */
    private void describe(Promoter known, Description description) {
        if (known.learnsFrom(description, clock.instant())) {
            entities.refresh(known, LockModeType.PESSIMISTIC_WRITE);
            known.describe(description, clock.instant());
        }
    }

    /** Whether a promoter was erased. Asks the database only about one whom this transaction has not met. */
    public boolean isErased(String id) {
        Promoter known = entities.find(Promoter.class, id);
        return known != null && known.isErased();
    }

    /** Whether an account is this promoter's and, as far as anybody knows, no other one's. Reads all promoters. */
    public boolean isAloneIn(Account account, Promoter promoter) {
        return entities.createNamedQuery(Promoter.OTHERS_OF_ACCOUNT, Long.class)
                        .setParameter("id", promoter.id())
                        .setParameter("account", account.id())
                        .setParameter("custId", account.custId().value())
                        .getSingleResult()
                == 0;
    }
}
