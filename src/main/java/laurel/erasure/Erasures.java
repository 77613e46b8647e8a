package laurel.erasure;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import laurel.audit.Acts;
import laurel.audit.Decision;
import laurel.delivery.KeptPayloads;
import laurel.ledger.Account;
import laurel.ledger.AccountKey;
import laurel.ledger.CustId;
import laurel.ledger.Ledger;
import laurel.platform.transaction.NewTransactions;
import laurel.programme.Programmes;
import laurel.promoter.Promoter;
import laurel.promoter.PromoterDescription;
import laurel.promoter.Promoters;

/**
 * Erases what is known of promoters, as people decide. What can be looked up is erased at once. The payloads that only
 * a search finds are left to the {@link ErasureJob}.
 *
 * <p>Locks the promoter first, as a delivery does that describes one ({@linkplain laurel the one order}).
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class Erasures {

    /**
     * How many payloads are deleted in the transaction of the request, so that it ends within the time of an answer.
     */
    static final int MOST_AT_ONCE = 500;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Programmes programmes;

    @Inject
    private Promoters promoters;

    @Inject
    private Ledger ledger;

    @Inject
    private KeptPayloads payloads;

    @Inject
    private Acts acts;

    @Inject
    private Clock clock;

    /**
     * Erases a promoter's address and name, and from now on keeps none. An erased promoter stays as they are. A
     * promoter whom nobody knows is erased as well: their id may be in payloads, and what comes later is not kept.
     *
     * @return how far the erasure has come; empty if nothing was done because the decision's reason, which is kept,
     *     contains what is to be erased
     */
    public Optional<Erasure> erase(Promoter.Key key, Decision decision) {
        Optional<Promoter> known = promoters.lock(key);
        Promoter promoter = known.orElseGet(
                () -> promoters.meet(new PromoterDescription(key.programme(), key.id(), null, null, null, null, null)));
        if (promoter.isErased()) {
            return find(key);
        }
        if (tells(decision.reason(), promoter)) {
            return Optional.empty();
        }
        List<Account> reachable = accountsOf(promoter).stream()
                .filter(account -> tellsOf(account, promoter))
                .toList();
        reachable.forEach(Account::forgetEmail);
        String email = promoter.email().orElse(null);
        Instant now = clock.instant();
        promoter.erase(now);
        entities.flush();
        int deleted = payloads.deleteOf(key.programme(), key.id(), MOST_AT_ONCE);
        var erasure = new Erasure(key, known.isPresent(), email, deleted, now);
        entities.persist(erasure);
        acts.add(decision, "erase promoter", key.programme(), key.id(), detail(reachable, deleted));
        return Optional.of(erasure);
    }

    /** How far the erasure of a promoter has come; empty if they are not erased. */
    public Optional<Erasure> find(Promoter.Key key) {
        return Optional.ofNullable(entities.find(Erasure.class, key));
    }

    /**
     * Readmits a promoter: from now on, they are described and their payloads are kept like everybody else's. What was
     * erased stays erased.
     */
    public Readmission readmit(Promoter.Key key, Decision decision) {
        Optional<Promoter> erased = promoters.lock(key).filter(Promoter::isErased);
        if (erased.isEmpty()) {
            return Readmission.NOT_ERASED;
        }
        Erasure erasure = entities.find(Erasure.class, key);
        if (erasure.status() == ErasureStatus.OPEN) {
            return Readmission.STILL_OPEN;
        }
        erased.get().readmit();
        entities.remove(erasure);
        acts.add(decision, "readmit promoter", key.programme(), key.id(), null);
        return Readmission.DONE;
    }

    private static boolean tells(String reason, Promoter promoter) {
        return Stream.of(promoter.email(), promoter.name())
                .flatMap(Optional::stream)
                .anyMatch(text -> wholeWords(text).matcher(reason).find());
    }

    /** Matches whole words only, since there are short names. */
    private static Pattern wholeWords(String text) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(text) + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private String ledgerOf(Promoter promoter) {
        return programmes.named(promoter.programme()).orElseThrow().ledger();
    }

    /** The account to which the promoter is linked, and the one that FirstPromoter named last. */
    private Set<Account> accountsOf(Promoter promoter) {
        var accounts = new LinkedHashSet<Account>();
        promoter.linkedAccount().map(ledger::get).ifPresent(accounts::add);
        promoter.custId()
                .flatMap(CustId::in)
                .map(custId -> new AccountKey(ledgerOf(promoter), custId))
                .flatMap(ledger::find)
                .ifPresent(accounts::add);
        return accounts;
    }

    /** Whether an account's address is this person's: it is the same address, or nobody else earns for the account. */
    private boolean tellsOf(Account account, Promoter promoter) {
        return account.email()
                .filter(email ->
                        email.equalsIgnoreCase(promoter.email().orElse(null)) || promoters.isAloneIn(account, promoter))
                .isPresent();
    }

    private static String detail(List<Account> reachable, int deleted) {
        var detail = new StringBuilder("payloads deleted at once: ").append(deleted);
        reachable.forEach(account ->
                detail.append("; email of account ").append(account.custId()).append(" erased"));
        return detail.toString();
    }
}
