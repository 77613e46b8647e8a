package laurel.fulfilment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import laurel.ledger.Cause;
import laurel.ledger.Entry;
import laurel.ledger.Ledger;
import laurel.ledger.LockedBalance;
import laurel.ledger.TakenBack;
import laurel.programme.Programmes;

/**
 * Takes a reward back, once. Works inside the transaction of the use case that calls it, and takes its locks in
 * {@linkplain laurel the one order}: the fulfilment's, and after it the balance's.
 */
@ApplicationScoped
public class Denials {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Programmes programmes;

    @Inject
    private Ledger ledger;

    @Inject
    private Clock clock;

    @Inject
    private Event<FulfilmentEvent> events;

    /**
     * FirstPromoter denies a reward: it is taken back if it was credited, and never given if it was held.
     *
     * @param reason what the entry says of why, at most {@value Cause#MOST_REASON_CHARACTERS} characters
     */
    public Denial deny(Fulfilment.Key key, String reason) {
        var denied = entities.find(Fulfilment.class, key, LockModeType.PESSIMISTIC_WRITE);
        if (denied == null) {
            return Denial.UNKNOWN;
        }
        return switch (denied.status()) {
            case CREDITED -> {
                takeBack(denied, Cause.FIRSTPROMOTER, reason);
                yield Denial.DONE;
            }
            case HELD -> {
                denied.reject(clock.instant());
                events.fire(new FulfilmentEvent.Rejected(key));
                yield Denial.DONE;
            }
            case REJECTED, REVERSED -> Denial.REPEATED;
        };
    }

    /**
     * Takes a fulfilment back that is credited, and locked. If its entry was taken back by itself, nothing is left to be taken.
     *
     * @param actor who wants it
     * @param reason why
     */
    void takeBack(Fulfilment credited, String actor, String reason) {
        Entry credit = ledger.creditOf(credited.origin());
        LockedBalance balance = ledger.lock(credit);
        boolean mayGoBelowZero =
                programmes.named(credited.programme()).orElseThrow().policy().letsBalancesGoBelowZero();
        TakenBack back = balance.isReversed(credit)
                ? new TakenBack(credit.amount(), 0)
                : balance.takeBack(credit, Cause.reversal(credit, actor, reason), mayGoBelowZero);
        credited.reverse(back, clock.instant());
        events.fire(new FulfilmentEvent.Reversed(
                credited.key(),
                credited.taken().orElseThrow(),
                credited.expired().orElseThrow(),
                credited.owed().orElseThrow()));
    }
}
