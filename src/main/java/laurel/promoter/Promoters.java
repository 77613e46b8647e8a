package laurel.promoter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import laurel.audit.Acts;
import laurel.audit.Decision;
import laurel.ledger.Account;
import laurel.ledger.CustId;
import laurel.ledger.Ledger;
import laurel.programme.Programme;
import laurel.programme.Programmes;

/** The promoters that Laurel has heard of. Works inside the transaction of the use case that calls it. */
@ApplicationScoped
public class Promoters {

    static final String LINK = "link promoter";
    static final String UNLINK = "unlink promoter";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Ledger ledger;

    @Inject
    private Programmes programmes;

    @Inject
    private Acts acts;

    @Inject
    private Clock clock;

    /** The promoter of a key; empty if Laurel has not heard of one. */
    public Optional<Promoter> find(Promoter.Key key) {
        return Optional.ofNullable(entities.find(Promoter.class, key));
    }

    /** The promoter of a key, locked until the transaction ends; empty if Laurel has not heard of one. */
    public Optional<Promoter> lock(Promoter.Key key) {
        return Optional.ofNullable(entities.find(Promoter.class, key, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Links a promoter to an account, and writes that down, unless they are linked already.
     *
     * @param locked the promoter
     */
    public void link(Promoter locked, Account account, Decision decision) {
        Optional<CustId> before = accountOf(locked);
        if (!before.equals(Optional.of(account.custId()))) {
            locked.linkTo(account);
            acts.add(
                    decision,
                    LINK,
                    locked.programme(),
                    locked.id(),
                    "to " + account.custId()
                            + before.map(other -> ", no longer to " + other).orElse(""));
        }
    }

    /**
     * Ends the link of a promoter, and writes that down, unless there is none.
     *
     * @param locked the promoter
     */
    void unlink(Promoter locked, Decision decision) {
        Optional<CustId> before = accountOf(locked);
        if (before.isPresent()) {
            locked.unlink();
            acts.add(decision, UNLINK, locked.programme(), locked.id(), "from " + before.get());
        }
    }

    /** The account that an operator linked to the promoter. */
    Optional<CustId> accountOf(Promoter promoter) {
        return promoter.linkedAccount().map(ledger::get).map(Account::custId);
    }

    /** The promoter of a description. A new promoter is added, and a known one is described anew. */
    public Promoter meet(PromoterDescription description) {
        Promoter known = entities.find(Promoter.class, description.key());
        if (known != null) {
            describe(known, description);
            return known;
        }
        var met = new Promoter(description, clock.instant());
        entities.persist(met);
        entities.flush(); // whoever adds it at the same time learns of it here
        return met;
    }

    /** Looks again under the lock before it writes: an erasure or a later description may have come between. */
    private void describe(Promoter known, PromoterDescription description) {
        if (known.learnsFrom(description, clock.instant())) {
            entities.refresh(known, LockModeType.PESSIMISTIC_WRITE);
            known.describe(description, clock.instant());
        }
    }

    /** Whether a promoter was erased. Asks the database only about a promoter whom this transaction has not read. */
    public boolean isErased(Promoter.Key key) {
        Promoter known = entities.find(Promoter.class, key);
        return known != null && known.isErased();
    }

    /** Whether an account is this promoter's and, as far as is known, nobody else's. Reads all promoters. */
    public boolean isAloneIn(Account account, Promoter promoter) {
        return entities.createNamedQuery(Promoter.OTHERS_OF_ACCOUNT, Long.class)
                        .setParameter("id", promoter.id())
                        .setParameter("programme", promoter.programme())
                        .setParameter(
                                "programmes",
                                programmes.crediting(account.ledger()).stream()
                                        .map(Programme::name)
                                        .toList())
                        .setParameter("account", account.id())
                        .setParameter("custId", account.custId().value())
                        .getSingleResult()
                == 0;
    }
}
