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
import laurel.ledger.CustId;
import laurel.ledger.Ledger;
import laurel.platform.transaction.NewTransactions;

/** Reads promoters, and links them to accounts, as people decide. What is held already stays held until it is released. */
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
        return Optional.ofNullable(promoters.get(key)).map(this::statement);
    }

    /** Makes an account that is known the promoter's: what they earn from now on goes there, whatever its {@code cust_id} says. */
    public Link link(Promoter.Key key, CustId custId, Decision decision) {
        Promoter locked = promoters.lock(key);
        if (locked == null) {
            return new Link(Link.Kind.NO_PROMOTER, null);
        }
        Optional<Account> account = ledger.find(AccountKey.inMain(custId));
        if (account.isEmpty()) {
            return new Link(Link.Kind.NO_ACCOUNT, null);
        }
        promoters.link(locked, account.get(), decision);
        return new Link(Link.Kind.DONE, statement(locked));
    }

    /** Lets each reward's {@code cust_id} tell whose it is again. */
    public Link unlink(Promoter.Key key, Decision decision) {
        Promoter locked = promoters.lock(key);
        if (locked == null) {
            return new Link(Link.Kind.NO_PROMOTER, null);
        }
        promoters.unlink(locked, decision);
        return new Link(Link.Kind.DONE, statement(locked));
    }

    private PromoterStatement statement(Promoter promoter) {
        return new PromoterStatement(promoter, promoters.accountOf(promoter));
    }
}
