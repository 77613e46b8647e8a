package laurel.promoter;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.Optional;
import java.util.Set;
import laurel.audit.Decision;
import laurel.ledger.Account;
import laurel.ledger.AccountKey;
import laurel.ledger.Ledger;
import laurel.platform.transaction.NewTransactions;

/**
 * Reads promoters, and links them to accounts, as people decide. A reward that is held already stays held until it is
 * released.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class Links {

    /** What people do to a promoter, as the audit log calls it. */
    public static final Set<String> DEEDS = Set.of(Promoters.LINK, Promoters.UNLINK);

    @Inject
    private Promoters promoters;

    @Inject
    private Ledger ledger;

    /** The promoter of a key, if Laurel has heard of one. */
    public Optional<PromoterStatement> find(Promoter.Key key) {
        return promoters.find(key).map(this::statement);
    }

    /**
     * Links a promoter to an account that is known: what they earn from now on goes there, whatever its {@code cust_id}
     * says.
     */
    public Link link(Promoter.Key key, AccountKey named, Decision decision) {
        Optional<Promoter> locked = promoters.lock(key);
        if (locked.isEmpty()) {
            return new Link(Link.Kind.NO_PROMOTER, null);
        }
        Optional<Account> account = ledger.find(named);
        if (account.isEmpty()) {
            return new Link(Link.Kind.NO_ACCOUNT, null);
        }
        promoters.link(locked.get(), account.get(), decision);
        return new Link(Link.Kind.DONE, statement(locked.get()));
    }

    /** Ends the link: each reward's {@code cust_id} tells again whose it is. */
    public Link unlink(Promoter.Key key, Decision decision) {
        Optional<Promoter> locked = promoters.lock(key);
        if (locked.isEmpty()) {
            return new Link(Link.Kind.NO_PROMOTER, null);
        }
        promoters.unlink(locked.get(), decision);
        return new Link(Link.Kind.DONE, statement(locked.get()));
    }

    private PromoterStatement statement(Promoter promoter) {
        return new PromoterStatement(promoter, promoters.accountOf(promoter));
    }
}
