package laurel.spending;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import laurel.ledger.Account;
import laurel.ledger.AccountKey;
import laurel.ledger.Cause;
import laurel.ledger.Hold;
import laurel.ledger.HoldStatus;
import laurel.ledger.Ledger;
import laurel.ledger.LockedBalance;
import laurel.ledger.LockedHold;
import laurel.ledger.Statements;
import laurel.platform.transaction.NewTransactions;
import laurel.platform.web.Page;

/**
 * Sets amounts aside, and settles them. Whatever settles a hold has it {@linkplain LockedHold locked}: of a capture, a
 * release and the end of its time, one wins.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class Holds {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Ledger ledger;

    @Inject
    private Statements statements;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private Clock clock;

    /** Sets an amount aside, if the account has enough. A request that was refused leaves its key unused. */
    public BookingOutcome<HoldStatement> hold(AccountKey named, HoldRequest asked, RequestKey key) {
        Optional<Account> account = ledger.find(named);
        if (account.isEmpty()) {
            return BookingOutcome.unknownAccount(named.custId());
        }
        LockedBalance balance = ledger.lock(account.get(), asked.unit());
        Optional<IdempotencyKey> used = keys.find(account.get(), key);
        if (used.isPresent()) {
            return BookingOutcome.ofUsedKey(
                    keys.hold(used.get()).filter(asked::isDoneBy).map(this::statement));
        }
        Optional<Hold> hold = balance.hold(asked.amount(), asked.cause(key), asked.length());
        if (hold.isEmpty()) {
            return BookingOutcome.tooLittle(balance.available());
        }
        keys.use(account.get(), key, hold.get());
        return BookingOutcome.done(statement(hold.get()));
    }

    /**
     * The hold of a number, or empty if there is none.
     *
     * @param inLedger the name of the ledger in which it is looked for
     */
    public Optional<HoldStatement> find(String inLedger, long id) {
        return Optional.ofNullable(entities.find(Hold.class, id))
                .filter(hold -> ledger.ownerOf(hold).ledger().equals(inLedger))
                .map(this::statement);
    }

    /**
     * A page of an account's holds, newest first; empty if nobody has this id.
     *
     * @param status where they stand now, or null for all
     * @param limit the most holds, at least 1
     * @param before only holds with a smaller number
     */
    public Optional<Page<HoldStatement>> page(AccountKey named, HoldStatus status, int limit, long before) {
        var statuses = status == null ? EnumSet.allOf(HoldStatus.class) : EnumSet.of(status);
        var now = clock.instant();
        return statements
                .holds(named, statuses, now, limit, before)
                .map(page -> new Page<>(
                        page.rows().stream()
                                .map(hold -> new HoldStatement(named.custId(), hold, hold.statusAt(now)))
                                .toList(),
                        page.isLast()));
    }

    /**
     * Spends what was set aside, and frees the rest. A hold that was captured with this amount before stays so.
     *
     * @param amount whole units, at least 1; empty for all that was set aside
     * @param settler who spends
     */
    public BookingOutcome<HoldStatement> capture(long id, OptionalLong amount, Settler settler) {
        Hold hold = entities.find(Hold.class, id);
        if (hold == null || !ledger.ownerOf(hold).ledger().equals(settler.ledger())) {
            return BookingOutcome.unknown(unknown(id));
        }
        if (!settler.maySettle(hold)) {
            return forbidden();
        }
        LockedHold locked = ledger.lock(hold);
        long asked = amount.orElse(hold.amount());
        return switch (locked.status()) {
            case OPEN -> {
                if (asked > hold.amount()) {
                    yield BookingOutcome.refused("This hold has set " + hold.amount() + " aside, and not more.");
                }
                locked.capture(asked, Cause.application(settler.name(), hold.reference()));
                yield BookingOutcome.done(statement(hold));
            }
            case CAPTURED ->
                hold.captured().getAsLong() == asked
                        ? BookingOutcome.repeated(statement(hold))
                        : BookingOutcome.refused("This hold was captured before, with "
                                + hold.captured().getAsLong() + ".");
            case RELEASED -> BookingOutcome.refused("This hold was released.");
            case EXPIRED -> BookingOutcome.refused("This hold expired at " + hold.expiresAt() + ".");
        };
    }

    /** Frees what was set aside. A hold that is released or expired stays so. */
    public BookingOutcome<HoldStatement> release(long id, Settler settler) {
        Hold hold = entities.find(Hold.class, id);
        if (hold == null || !ledger.ownerOf(hold).ledger().equals(settler.ledger())) {
            return BookingOutcome.unknown(unknown(id));
        }
        if (!settler.maySettle(hold)) {
            return forbidden();
        }
        LockedHold locked = ledger.lock(hold);
        return switch (locked.status()) {
            case OPEN -> {
                locked.release(settler.name());
                yield BookingOutcome.done(statement(hold));
            }
            case RELEASED, EXPIRED -> BookingOutcome.repeated(statement(hold));
            case CAPTURED -> BookingOutcome.refused("This hold was captured.");
        };
    }

    private static BookingOutcome<HoldStatement> forbidden() {
        return BookingOutcome.forbidden(
                "This hold is another caller's: whoever made it captures or releases it, or an operator.");
    }

    private HoldStatement statement(Hold hold) {
        return new HoldStatement(ledger.ownerOf(hold).custId(), hold, hold.statusAt(clock.instant()));
    }

    /** The message if no hold has this number. */
    static String unknown(long id) {
        return "There is no hold of id " + id + ".";
    }
}
