package laurel.fulfilment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import laurel.account.Account;
import laurel.account.CustId;
import laurel.account.Ledger;
import laurel.account.Origin;
import laurel.promoter.Promoter;
import laurel.promoter.Promoters;

/**
 * The door. Works inside the transaction of the use case that calls it; what it returns holds if that is committed.
 *
 * <p>Takes its locks in one order: a fulfilment that is held already, the promoter, a new fulfilment (which refers to the
 * promoter), the account, the balance. A fulfilment that is announced twice at the same time is inserted once: the database
 * refuses the second one, whose transaction is over; a new one finds the first.
 */
@ApplicationScoped
public class Fulfilments {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Rules rules;

    @Inject
    private Promoters promoters;

    @Inject
    private Ledger ledger;

    @Inject
    private Clock clock;

    /** Credits a reward, unless it was credited before or something stands against it. */
    public Outcome fulfil(Reward reward) {
        Fulfilment known = find(reward);
        if (known == null) {
            return decide(new Fulfilment(reward, clock.instant()), reward);
        }
        return switch (known.status()) {
            case CREDITED -> isSame(known, reward) ? Outcome.alreadyCredited() : Outcome.held(HoldReason.CONFLICT);
            case REJECTED, REVERSED -> Outcome.held(HoldReason.REJECTED);
            case HELD -> isSame(known, reward) ? decide(known, reward) : Outcome.held(HoldReason.CONFLICT);
        };
    }

    private Fulfilment find(Reward reward) {
        Fulfilment found = entities.find(Fulfilment.class, new Fulfilment.Key(reward.system(), reward.id()));
        if (found != null && found.isHeld()) {
            entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
        }
        return found;
    }

    private boolean isSame(Fulfilment known, Reward reward) {
        return known.isSameAs(reward, rules::meaningOf);
    }

    private Outcome decide(Fulfilment fulfilment, Reward reward) {
        Promoter promoter = promoters.meet(reward.promoter());
        Optional<HoldReason> objection = rules.objectionTo(reward);
        if (objection.isPresent()) {
            return hold(fulfilment, reward, objection.get());
        }
        return accountOf(promoter, reward)
                .map(account -> credit(fulfilment, reward, account))
                .orElseGet(() -> hold(fulfilment, reward, HoldReason.NO_ACCOUNT));
    }

    private Outcome hold(Fulfilment fulfilment, Reward reward, HoldReason reason) {
        fulfilment.hold(reason, reward.amount());
        entities.persist(fulfilment);
        return Outcome.held(reason);
    }

    private Outcome credit(Fulfilment fulfilment, Reward reward, Account account) {
        fulfilment.credit(account, reward.amount(), clock.instant());
        entities.persist(fulfilment);
        entities.flush(); // the entry refers to it
        var origin = new Origin(reward.system().toString(), reward.id());
        ledger.credit(
                account, rules.meaningOf(fulfilment.unit()), fulfilment.amount().orElseThrow(), origin, reward.name());
        return Outcome.credited();
    }

    /** The account that an operator linked to the promoter, else the one that the reward's cust_id names. */
    private Optional<Account> accountOf(Promoter promoter, Reward reward) {
        if (promoter.linkedAccount().isPresent()) {
            return promoter.linkedAccount().map(ledger::get);
        }
        Optional<CustId> custId = CustId.in(reward.custId());
        return rules.opensAccounts() ? custId.map(ledger::open) : custId.flatMap(ledger::find);
    }
}
