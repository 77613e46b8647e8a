package laurel.fulfilment;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import laurel.audit.Acts;
import laurel.audit.Decision;
import laurel.ledger.Account;
import laurel.ledger.AccountKey;
import laurel.ledger.Cause;
import laurel.ledger.CustId;
import laurel.ledger.Ledger;
import laurel.platform.transaction.NewTransactions;
import laurel.programme.Programme;
import laurel.programme.Programmes;
import laurel.promoter.Promoter;
import laurel.promoter.Promoters;

/**
 * Settles what was held, and takes back what was credited, as people decide.
 *
 * <p>Takes its locks in {@linkplain laurel the one order}, those of several fulfilments in the order of their keys. So of
 * two people who release the same ones, one waits for the other at the first, and then finds what was done.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class Settlements {

    /** What is done to a fulfilment beside crediting it as it was announced, as the audit log calls it. */
    public static final Set<String> DEEDS = Set.of(
            Settlements.RELEASE, Settlements.REJECT, Settlements.REVERSE, Settlements.CONFIRM, Fulfilments.CORRECT);

    private static final String RELEASE = "release fulfilment";
    private static final String REJECT = "reject fulfilment";
    private static final String REVERSE = "reverse fulfilment";
    private static final String CONFIRM = "confirm promoter";

    /** How many other fulfilments are looked at in one transaction, so that it ends within the time of an answer. */
    static final int MOST_OTHERS = 100;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Rules rules;

    @Inject
    private Programmes programmes;

    @Inject
    private Promoters promoters;

    @Inject
    private Ledger ledger;

    @Inject
    private Denials denials;

    @Inject
    private Acts acts;

    @Inject
    private Clock clock;

    @Inject
    private Event<FulfilmentEvent> events;

    /**
     * Decides that a held fulfilment is not given.
     *
     * @param seen what was seen of it; if it is something else by now, nothing is decided
     */
    public SettlementOutcome<Fulfilment> reject(Fulfilment.Key key, Seen seen, Decision decision) {
        var asked = entities.find(Fulfilment.class, key, LockModeType.PESSIMISTIC_WRITE);
        if (asked == null) {
            return SettlementOutcome.unknown(key);
        }
        if (!asked.isHeld()) {
            return SettlementOutcome.notHeld(asked);
        }
        if (!seen.is(asked, rules::meaningOf)) {
            return SettlementOutcome.corrected(asked);
        }
        String before = "held for " + asked.holdReason().orElseThrow();
        asked.reject(clock.instant());
        acts.add(decision, REJECT, asked.programme(), asked.subject(), before);
        events.fire(new FulfilmentEvent.Rejected(key));
        return SettlementOutcome.done(asked);
    }

    /** Takes a credited fulfilment back; what was spent of it is owed. */
    public SettlementOutcome<Fulfilment> reverse(Fulfilment.Key key, Decision decision) {
        var asked = entities.find(Fulfilment.class, key, LockModeType.PESSIMISTIC_WRITE);
        if (asked == null) {
            return SettlementOutcome.unknown(key);
        }
        if (asked.status() != FulfilmentStatus.CREDITED) {
            return SettlementOutcome.notCredited(asked);
        }
        denials.takeBack(asked, decision.actor(), decision.reason());
        acts.add(
                decision,
                REVERSE,
                asked.programme(),
                asked.subject(),
                asked.taken().orElseThrow() + " " + asked.unit() + " taken from "
                        + asked.custId().orElseThrow() + ", " + asked.owed().orElseThrow() + " owed, "
                        + asked.expired().orElseThrow() + " had expired");
        return SettlementOutcome.done(asked);
    }

    /**
     * Agrees that a credited fulfilment is announced for another promoter: it stays where it is, and from now on such an
     * announcement is taken for the one that was credited. To agree again changes nothing.
     *
     * @param promoter FirstPromoter's id of the other one
     */
    public SettlementOutcome<Fulfilment> confirm(Fulfilment.Key key, String promoter, Decision decision) {
        var asked = entities.find(Fulfilment.class, key, LockModeType.PESSIMISTIC_WRITE);
        if (asked == null) {
            return SettlementOutcome.unknown(key);
        }
        if (asked.status() != FulfilmentStatus.CREDITED) {
            return SettlementOutcome.notCredited(asked);
        }
        var other = entities.find(
                OtherPromoter.class, new OtherPromoter.Key(asked, promoter), LockModeType.PESSIMISTIC_WRITE);
        if (other == null) {
            return SettlementOutcome.refused(
                    "There is nothing to confirm: fulfilment " + asked + " is " + asked.content()
                            + ", and has not been announced for promoter " + promoter
                            + " with the same amount and unit since it was credited.");
        }
        if (!other.isConfirmed()) {
            other.confirm(decision.actor(), clock.instant());
            acts.add(
                    decision,
                    CONFIRM,
                    asked.programme(),
                    asked.subject(),
                    "promoter " + promoter + " for " + asked.promoterId() + ", in the account of "
                            + asked.custId().orElseThrow());
        }
        return SettlementOutcome.done(asked);
    }

    /**
     * Credits a held fulfilment, whatever it was held for, as long as it can be booked and is what was seen of it. One that is
     * corrected while this waits for the lock is not credited, whether anybody told what they saw or not.
     */
    public SettlementOutcome<Released> release(Fulfilment.Key key, Release release, Decision decision) {
        var asked = entities.find(Fulfilment.class, key);
        if (asked == null) {
            return SettlementOutcome.unknown(key);
        }
        String before = asked.content();
        Optional<CustId> namedBefore = asked.custId();
        List<Fulfilment> others = release.others() ? othersThan(asked) : List.of();
        lock(asked, others);
        if (!asked.isHeld()) {
            return SettlementOutcome.notHeld(asked);
        }
        boolean isCorrected = !asked.content().equals(before) || !asked.custId().equals(namedBefore);
        if (isCorrected || !release.seen().is(asked, rules::meaningOf)) {
            return SettlementOutcome.corrected(asked);
        }
        return objectionTo(asked)
                .map(objection -> SettlementOutcome.<Released>refused(whyNot(asked, objection)))
                .orElseGet(() -> release(asked, others, release, decision));
    }

    /** What else waits for the account of its promoter, oldest first; one more than is released at once, if there is so much. */
    private List<Fulfilment> othersThan(Fulfilment asked) {
        return entities.createNamedQuery(Fulfilment.WITHOUT_ACCOUNT, Fulfilment.class)
                .setParameter("promoter", asked.promoterId())
                .setParameter("programme", asked.programme())
                .setMaxResults(MOST_OTHERS + 2)
                .getResultStream()
                .filter(found -> found != asked)
                .limit(MOST_OTHERS + 1)
                .toList();
    }

    private void lock(Fulfilment asked, List<Fulfilment> others) {
        var all = new ArrayList<>(others);
        all.add(asked);
        all.sort(Comparator.comparing(Fulfilment::toString));
        all.forEach(fulfilment -> entities.refresh(fulfilment, LockModeType.PESSIMISTIC_WRITE));
    }

    private Optional<HoldReason> objectionTo(Fulfilment fulfilment) {
        return rules.objectionTo(fulfilment.unit(), fulfilment.amount());
    }

    private static String whyNot(Fulfilment fulfilment, HoldReason objection) {
        return "Fulfilment " + fulfilment + " cannot be credited, " + objection + ": "
                + switch (objection) {
                    case MONETARY -> "it is money, which FirstPromoter pays out itself.";
                    case UNKNOWN_UNIT -> "its unit " + fulfilment.unit() + " is not configured (laurel.units).";
                    default ->
                        "what was announced is no whole amount: "
                                + fulfilment.amountSent().orElse("") + ".";
                };
    }

    private SettlementOutcome<Released> release(
            Fulfilment asked, List<Fulfilment> others, Release release, Decision decision) {
        boolean links = release.custId() != null;
        Promoter promoter = (links ? promoters.lock(asked.promoter()) : promoters.find(asked.promoter()))
                .orElseThrow(); // the fulfilment refers to it
        if (release.others() && !links && promoter.linkedAccount().isEmpty()) {
            return SettlementOutcome.noAccount(
                    "Promoter " + promoter.id() + " is linked to no account: send the custId of the one"
                            + " to which the others are to be released.");
        }
        Optional<Account> account = accountFor(asked, promoter, release.custId());
        if (account.isEmpty()) {
            return SettlementOutcome.noAccount(whyNoAccount(asked, release.custId()));
        }
        if (links) {
            promoters.link(promoter, account.get(), decision);
        }
        credit(asked, account.get(), decision);
        return SettlementOutcome.done(withOthers(asked, others, account.get(), links, decision));
    }

    /** @param custId whom the decision names, or null */
    private Optional<Account> accountFor(Fulfilment asked, Promoter promoter, CustId custId) {
        if (custId == null && promoter.linkedAccount().isPresent()) {
            return promoter.linkedAccount().map(ledger::get);
        }
        Programme programme = programmes.named(asked.programme()).orElseThrow();
        Optional<AccountKey> named =
                Optional.ofNullable(custId).or(asked::custId).map(id -> new AccountKey(programme.ledger(), id));
        return programme.policy().opensAccounts() ? named.map(ledger::open) : named.flatMap(ledger::find);
    }

    private static String whyNoAccount(Fulfilment asked, CustId custId) {
        return Optional.ofNullable(custId)
                .or(asked::custId)
                .map(named -> "There is no account of cust_id " + named + ", and none is opened by a reward"
                        + " (laurel.accounts.known-only): make it known first.")
                .orElseGet(() -> "Fulfilment " + asked + " names no account, and promoter " + asked.promoterId()
                        + " is linked to none: send the custId of the one to credit.");
    }

    private Released withOthers(
            Fulfilment asked, List<Fulfilment> others, Account account, boolean isLinked, Decision decision) {
        var released = new ArrayList<Fulfilment>();
        var unbookable = new ArrayList<Fulfilment>();
        for (Fulfilment other : others.subList(0, Math.min(others.size(), MOST_OTHERS))) {
            if (!other.holdReason().equals(Optional.of(HoldReason.NO_ACCOUNT))
                    || !other.promoterId().equals(asked.promoterId())) {
                continue; // settled by somebody else, or moved to another promoter, before it was locked
            }
            if (objectionTo(other).isPresent()) {
                unbookable.add(other);
            } else {
                credit(other, account, decision);
                released.add(other);
            }
        }
        return new Released(asked, isLinked, released, unbookable, others.size() > MOST_OTHERS);
    }

    private void credit(Fulfilment held, Account account, Decision decision) {
        String unit = rules.meaningOf(held.unit());
        long amount = held.amount().orElseThrow();
        held.credit(account, clock.instant());
        var cause = new Cause(held.origin(), decision.actor(), held.name().orElse(null), decision.reason());
        ledger.lock(account, unit).credit(amount, cause);
        acts.add(decision, RELEASE, held.programme(), held.subject(), amount + " " + unit + " to " + account.custId());
        events.fire(new FulfilmentEvent.Credited(held.key(), account.id(), unit, amount));
        entities.flush(); // the next one reads the same balance again
    }
}
