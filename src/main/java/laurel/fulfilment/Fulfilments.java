package laurel.fulfilment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import laurel.audit.Acts;
import laurel.audit.Decision;
import laurel.ledger.Account;
import laurel.ledger.AccountKey;
import laurel.ledger.Cause;
import laurel.ledger.Ledger;
import laurel.promoter.Promoter;
import laurel.promoter.Promoters;

/**
 * The door. Works inside the transaction of the use case that calls it; what it returns holds if that is committed.
 *
 * <p>Takes its locks in {@linkplain laurel the one order}. A fulfilment that is announced twice at the same time is
 * inserted once: the database refuses the second insert. That ends its transaction, and a new transaction finds the
 * first.
 */
@ApplicationScoped
public class Fulfilments {

    /** What FirstPromoter does to a held fulfilment, as the audit log calls it. */
    static final String CORRECT = "correct fulfilment";

    /** Names no account: the database has none without an id. */
    private static final String NO_CUST_ID = "";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Rules rules;

    @Inject
    private Promoters promoters;

    @Inject
    private Ledger ledger;

    @Inject
    private Acts acts;

    @Inject
    private Clock clock;

    @Inject
    private Event<FulfilmentEvent> events;

    /** What the books know about a reward; its promoter is then in the persistence context, if it was met before. */
    private record Known(Fulfilment fulfilment, Account account) {}

    /**
     * Credits a reward, unless it was credited before or something stands against it. As long as nothing is booked, what was
     * announced last counts.
     *
     * @param by what announces it, as the audit log is to call it, such as {@code delivery 1875421198471296007}
     */
    public Outcome fulfil(Reward reward, String by) {
        Known known = lookUp(reward);
        Fulfilment fulfilment = known.fulfilment();
        if (fulfilment == null) {
            return decide(
                    new Fulfilment(reward, clock.instant()),
                    promoters.meet(reward.promoter()),
                    reward,
                    known.account());
        }
        if (fulfilment.isHeld()) {
            entities.refresh(fulfilment, LockModeType.PESSIMISTIC_WRITE);
        }
        return switch (fulfilment.status()) {
            case CREDITED -> announcedAfterCredit(fulfilment, reward);
            case REJECTED, REVERSED -> Outcome.held(HoldReason.REJECTED);
            case HELD ->
                fulfilment.isNewerThan(reward)
                        ? Outcome.held(fulfilment.holdReason().orElseThrow())
                        : decideAgain(fulfilment, reward, known.account(), by);
        };
    }

    /** What is in the books stays. That it is another promoter's now can be confirmed by an operator. */
    private Outcome announcedAfterCredit(Fulfilment credited, Reward reward) {
        if (isSame(credited, reward)) {
            return Outcome.alreadyCredited();
        }
        if (!credited.isSameButForPromoter(reward, rules::meaningOf)) {
            return Outcome.held(HoldReason.CONFLICT);
        }
        var key = new OtherPromoter.Key(credited, reward.promoter().id());
        OtherPromoter other = entities.find(OtherPromoter.class, key);
        if (other == null) {
            entities.persist(new OtherPromoter(key, clock.instant()));
            return Outcome.held(HoldReason.CONFLICT);
        }
        return other.isConfirmed() ? Outcome.alreadyCredited() : Outcome.held(HoldReason.CONFLICT);
    }

    /** Takes over what is announced now, and decides upon that. If it is something else than before, that is written down. */
    private Outcome decideAgain(Fulfilment held, Reward reward, Account named, String by) {
        Promoter promoter = promoters.meet(reward.promoter()); // first, since the fulfilment will refer to it
        boolean isCorrected = !isSame(held, reward);
        String before = held.content();
        held.announcedAgain(reward, clock.instant());
        if (isCorrected) {
            acts.add(
                    new Decision(Cause.FIRSTPROMOTER, reward.programme().ledger(), "Announced anew by " + by + "."),
                    CORRECT,
                    held.programme(),
                    held.subject(),
                    "from " + before + " to " + held.content());
        }
        return decide(held, promoter, reward, named);
    }

    /** One question for all three, since each is a round trip; of a promoter who was never met, one for each. */
    private Known lookUp(Reward reward) {
        Optional<AccountKey> named = reward.account();
        List<Object[]> rows = entities.createNamedQuery(Fulfilment.WITH_PROMOTER_AND_ACCOUNT, Object[].class)
                .setParameter("programme", reward.programme().name())
                .setParameter("ledger", reward.programme().ledger())
                .setParameter("system", reward.system().toString())
                .setParameter("id", reward.id())
                .setParameter("promoter", reward.promoter().id())
                .setParameter(
                        "custId", named.map(account -> account.custId().value()).orElse(NO_CUST_ID))
                .getResultList();
        if (rows.isEmpty()) {
            return new Known(
                    entities.find(Fulfilment.class, reward.key()),
                    named.flatMap(ledger::find).orElse(null));
        }
        return new Known((Fulfilment) rows.get(0)[1], (Account) rows.get(0)[2]);
    }

    private boolean isSame(Fulfilment known, Reward reward) {
        return known.isSameAs(reward, rules::meaningOf);
    }

    private Outcome decide(Fulfilment fulfilment, Promoter promoter, Reward reward, Account named) {
        Optional<HoldReason> objection = rules.objectionTo(reward);
        if (objection.isPresent()) {
            return hold(fulfilment, objection.get());
        }
        return accountOf(promoter, reward, named)
                .map(account -> credit(fulfilment, reward, account))
                .orElseGet(() -> hold(fulfilment, HoldReason.NO_ACCOUNT));
    }

    private Outcome hold(Fulfilment fulfilment, HoldReason reason) {
        fulfilment.hold(reason);
        entities.persist(fulfilment);
        events.fire(new FulfilmentEvent.Held(fulfilment.key(), reason));
        return Outcome.held(reason);
    }

    private Outcome credit(Fulfilment fulfilment, Reward reward, Account account) {
        fulfilment.credit(account, clock.instant());
        entities.persist(fulfilment);
        entities.flush(); // the entry refers to it
        String unit = rules.meaningOf(fulfilment.unit());
        long amount = fulfilment.amount().orElseThrow();
        ledger.lock(account, unit).credit(amount, Cause.reward(fulfilment.origin(), reward.name()));
        events.fire(new FulfilmentEvent.Credited(fulfilment.key(), account.id(), unit, amount));
        return Outcome.credited();
    }

    /**
     * The account that an operator linked to the promoter, else the one that the reward's cust_id names.
     *
     * @param named the latter, or null if there is none so far
     */
    private Optional<Account> accountOf(Promoter promoter, Reward reward, Account named) {
        if (promoter.linkedAccount().isPresent()) {
            return promoter.linkedAccount().map(ledger::get);
        }
        if (named == null && reward.programme().policy().opensAccounts()) {
            return reward.account().map(ledger::open);
        }
        return Optional.ofNullable(named);
    }
}
