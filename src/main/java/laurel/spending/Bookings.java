package laurel.spending;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import laurel.audit.Acts;
import laurel.audit.Decision;
import laurel.ledger.Account;
import laurel.ledger.AccountKey;
import laurel.ledger.Cause;
import laurel.ledger.Entry;
import laurel.ledger.Ledger;
import laurel.ledger.LockedBalance;
import laurel.platform.transaction.NewTransactions;

/** Books what an application or an operator asks for. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class Bookings {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Ledger ledger;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private Acts acts;

    /** Spends, if the account has enough. A request that was refused leaves its key unused. */
    public BookingOutcome<Entry> redeem(AccountKey named, Redemption asked, RequestKey key) {
        Optional<Account> account = ledger.find(named);
        if (account.isEmpty()) {
            return BookingOutcome.unknownAccount(named.custId());
        }
        LockedBalance balance = ledger.lock(account.get(), asked.unit());
        Optional<IdempotencyKey> used = keys.find(account.get(), key);
        if (used.isPresent()) {
            return BookingOutcome.ofUsedKey(keys.entry(used.get()).filter(asked::isDoneBy));
        }
        Optional<Entry> entry = balance.redeem(asked.amount(), asked.cause(key));
        if (entry.isEmpty()) {
            return BookingOutcome.tooLittle(balance.available());
        }
        keys.use(account.get(), key, entry.get());
        return BookingOutcome.done(entry.get());
    }

    /**
     * Corrects a balance, unless that would take more than is available. As with {@link #redeem}, it is done once under
     * a key. The act is written down.
     */
    public BookingOutcome<Entry> adjust(AccountKey named, Adjustment asked, RequestKey key) {
        Optional<Account> account = ledger.find(named);
        if (account.isEmpty()) {
            return BookingOutcome.unknownAccount(named.custId());
        }
        LockedBalance balance = ledger.lock(account.get(), asked.unit());
        Optional<IdempotencyKey> used = keys.find(account.get(), key);
        if (used.isPresent()) {
            return BookingOutcome.ofUsedKey(keys.entry(used.get()).filter(asked::isDoneBy));
        }
        Optional<Entry> entry = balance.adjust(asked.amount(), asked.cause(key));
        if (entry.isEmpty()) {
            return BookingOutcome.tooLittle(balance.available());
        }
        acts.add(
                new Decision(key.caller(), named.ledger(), asked.reason()),
                "adjust account",
                named.custId().value(),
                told(entry.get()));
        keys.use(account.get(), key, entry.get());
        return BookingOutcome.done(entry.get());
    }

    /**
     * Takes an entry back, once. The act is written down.
     *
     * @param decision who wants it, and why
     */
    public BookingOutcome<Entry> reverse(long entryId, Decision decision) {
        Entry entry = entities.find(Entry.class, entryId);
        if (entry == null || !ledger.ownerOf(entry).ledger().equals(decision.ledger())) {
            return BookingOutcome.unknown("There is no entry of id " + entryId + ".");
        }
        if (!entry.kind().isReversible()) {
            return BookingOutcome.refused("A reversal is not taken back; book an adjustment.");
        }
        LockedBalance balance = ledger.lock(entry);
        if (balance.isReversed(entry)) {
            return BookingOutcome.refused("This entry was taken back before.");
        }
        long expired = entry.amount() > 0 ? balance.expiredOf(entry) : 0;
        if (expired > 0) {
            return BookingOutcome.refused("Of what this entry gave, " + expired + " expired unspent: "
                    + entry.origin()
                            .map(origin -> "take fulfilment " + origin
                                    + " back, which takes the rest and asks nothing for that.")
                            .orElse("to take the rest, book an adjustment."));
        }
        Optional<Entry> opposite = balance.reverse(entry, Cause.reversal(entry, decision.actor(), decision.reason()));
        if (opposite.isEmpty()) {
            return BookingOutcome.tooLittle(balance.available());
        }
        acts.add(
                decision,
                "reverse entry",
                Long.toString(entryId),
                told(opposite.get()) + " in account " + ledger.ownerOf(entry).custId());
        return BookingOutcome.done(opposite.get());
    }

    /** The result, as the audit log tells it. */
    private static String told(Entry entry) {
        return entry.amount() + " " + entry.unit() + " by entry " + entry.id();
    }
}
