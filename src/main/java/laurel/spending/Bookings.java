package laurel.spending;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.function.Function;
import laurel.audit.Acts;
import laurel.audit.Decision;
import laurel.ledger.Account;
import laurel.ledger.Balance;
import laurel.ledger.Cause;
import laurel.ledger.CustId;
import laurel.ledger.Entry;
import laurel.ledger.Ledger;
import laurel.platform.transaction.FlushedInterceptor;

/** Books on accounts what an application or an operator asks for. */
@Stateless
@Interceptors(FlushedInterceptor.class)
public class Bookings {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Ledger ledger;

    @Inject
    private Idempotency once;

    @Inject
    private Acts acts;

    /** Spends, if the account has enough. A request that was refused leaves its key unused. */
    public BookingOutcome<Entry> redeem(CustId custId, Redemption asked, RequestKey key) {
        return inAccount(custId, account -> {
            Optional<Balance> balance = ledger.lock(account, asked.unit());
            return once.entry(account, key, asked::isDoneBy, () -> balance.flatMap(
                            locked -> ledger.redeem(locked, asked.amount(), asked.cause(key)))
                    .map(BookingOutcome::done)
                    .orElseGet(() -> tooLittle(balance)));
        });
    }

    /**
     * Corrects a balance, as long as that is not less than nothing afterwards. As with {@link #redeem}, once under a key. The act
     * is written down.
     */
    public BookingOutcome<Entry> adjust(CustId custId, Adjustment asked, RequestKey key) {
        return inAccount(custId, account -> {
            Optional<Balance> balance = ledger.lock(account, asked.unit());
            return once.entry(account, key, asked::isDoneBy, () -> balance.or(() -> begun(account, asked))
                    .flatMap(locked -> ledger.adjust(locked, asked.amount(), asked.cause(key)))
                    .map(entry -> {
                        acts.add(
                                new Decision(key.caller(), asked.reason()),
                                "adjust account",
                                custId.value(),
                                told(entry));
                        return BookingOutcome.done(entry);
                    })
                    .orElseGet(() -> tooLittle(balance)));
        });
    }

    /** A balance for the first amount of a unit. To take away from, there is none. */
    private Optional<Balance> begun(Account account, Adjustment asked) {
        return asked.amount() > 0 ? Optional.of(ledger.begin(account, asked.unit())) : Optional.empty();
    }

    private BookingOutcome<Entry> tooLittle(Optional<Balance> balance) {
        return BookingOutcome.tooLittle(balance.map(ledger::available).orElse(0L));
    }

    /**
     * Takes an entry back, once. The act is written down.
     *
     * @param decision who wants it, and why
     */
    public BookingOutcome<Entry> reverse(long entryId, Decision decision) {
        Entry entry = entities.find(Entry.class, entryId);
        if (entry == null) {
            return BookingOutcome.unknown("There is no entry of id " + entryId + ".");
        }
        if (!entry.kind().isReversible()) {
            return BookingOutcome.refused("A reversal is not taken back; book an adjustment.");
        }
        Balance balance = ledger.lock(entry);
        if (ledger.isReversed(entry)) {
            return BookingOutcome.refused("This entry was taken back before.");
        }
        long expired = entry.amount() > 0 ? ledger.expiredOf(balance, entry) : 0;
        if (expired > 0) {
            return BookingOutcome.refused("Of what this entry gave, " + expired + " expired unspent: "
                    + entry.origin()
                            .map(origin -> "take fulfilment " + origin.system() + "/" + origin.fulfilment()
                                    + " back, which takes the rest and asks nothing for that.")
                            .orElse("to take the rest, book an adjustment."));
        }
        return ledger.reverse(balance, entry, Cause.reversal(entry, decision.actor(), decision.reason()))
                .map(opposite -> {
                    acts.add(
                            decision,
                            "reverse entry",
                            Long.toString(entryId),
                            told(opposite) + " in account "
                                    + ledger.ownerOf(entry).custId());
                    return BookingOutcome.done(opposite);
                })
                .orElseGet(() -> tooLittle(Optional.of(balance)));
    }

    /** What came of it, as the audit log tells it. */
    private static String told(Entry entry) {
        return entry.amount() + " " + entry.unit() + " by entry " + entry.id();
    }

    private BookingOutcome<Entry> inAccount(CustId custId, Function<Account, BookingOutcome<Entry>> request) {
        return ledger.find(custId).map(request).orElseGet(() -> BookingOutcome.unknownAccount(custId));
    }
}
