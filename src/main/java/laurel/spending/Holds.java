package laurel.spending;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import laurel.ledger.Balance;
import laurel.ledger.Cause;
import laurel.ledger.CustId;
import laurel.ledger.Hold;
import laurel.ledger.HoldStatus;
import laurel.ledger.Ledger;
import laurel.ledger.Statements;
import laurel.platform.transaction.FlushedInterceptor;
import laurel.platform.web.Page;

/**
 * Sets amounts aside, and settles them. Whatever settles a hold has its balance's lock and its own, and looks at the hold and at
 * the time after it got them: of a capture, a release and the end of its time, one wins.
 */
@Stateless
@Interceptors(FlushedInterceptor.class)
public class Holds {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Ledger ledger;

    @Inject
    private Statements statements;

    @Inject
    private Idempotency once;

    @Inject
    private Clock clock;

    /** Sets an amount aside, if the account has enough. Idempotency under a key. */
    public BookingOutcome<HoldStatement> hold(CustId custId, HoldRequest asked, RequestKey key) {
        return ledger.find(custId)
                .map(account -> {
                    Optional<Balance> balance = ledger.lock(account, asked.unit());
                    return once.hold(account, key, asked::isDoneBy, () -> balance.flatMap(
                                    locked -> ledger.hold(locked, asked.amount(), asked.cause(key), asked.length()))
                            .map(BookingOutcome::done)
                            .orElseGet(() -> BookingOutcome.tooLittle(
                                    balance.map(ledger::available).orElse(0L))));
                })
                .orElseGet(() -> BookingOutcome.unknownAccount(custId))
                .map(this::statement);
    }

    /** The hold of a number, or empty if there is none. */
    public Optional<HoldStatement> find(long id) {
        return Optional.ofNullable(entities.find(Hold.class, id)).map(this::statement);
    }

    /**
     * A page of an account's holds, newest first; empty if nobody has this id.
     *
     * @param status where they stand now, or null for all
     * @param limit the most holds, at least 1
     * @param before only holds with a smaller number
     */
    public Optional<Page<HoldStatement>> page(CustId custId, HoldStatus status, int limit, long before) {
        var statuses = status == null ? EnumSet.allOf(HoldStatus.class) : EnumSet.of(status);
        var now = clock.instant();
        return statements
                .holds(custId, statuses, now, limit, before)
                .map(page -> new Page<>(
                        page.rows().stream()
                                .map(hold -> new HoldStatement(custId, hold, hold.statusAt(now)))
                                .toList(),
                        page.isLast()));
    }

    /**
     * Spends what was set aside, and frees the rest. What was captured with this amount before, stays so.
     *
     * @param amount whole units, at least 1; empty for all that was set aside
     * @param settler who spends
     */
    public BookingOutcome<HoldStatement> capture(long id, OptionalLong amount, Settler settler) {
        return settle(id, settler, (hold, balance, now) -> {
            long asked = amount.orElse(hold.amount());
            return switch (hold.statusAt(now)) {
                case OPEN -> {
                    if (asked > hold.amount()) {
                        yield BookingOutcome.refused("This hold has set " + hold.amount() + " aside, and not more.");
                    }
                    ledger.capture(balance, hold, asked, Cause.application(settler.name(), hold.reference()), now);
                    yield BookingOutcome.done(hold);
                }
                case CAPTURED ->
                    hold.captured().getAsLong() == asked
                            ? BookingOutcome.repeated(hold)
                            : BookingOutcome.refused("This hold was captured before, with "
                                    + hold.captured().getAsLong() + ".");
                case RELEASED -> BookingOutcome.refused("This hold was released.");
                case EXPIRED -> BookingOutcome.refused("This hold expired at " + hold.expiresAt() + ".");
            };
        });
    }

    /** Frees what was set aside. What is free already, stays so. */
    public BookingOutcome<HoldStatement> release(long id, Settler settler) {
        return settle(id, settler, (hold, balance, now) -> switch (hold.statusAt(now)) {
            case OPEN -> {
                ledger.release(balance, hold, settler.name(), now);
                yield BookingOutcome.done(hold);
            }
            case RELEASED, EXPIRED -> BookingOutcome.repeated(hold);
            case CAPTURED -> BookingOutcome.refused("This hold was captured.");
        });
    }

    /** What is done with a hold whose balance is locked. */
    private interface Settlement {
        BookingOutcome<Hold> of(Hold hold, Balance locked, Instant now);
    }

    private BookingOutcome<HoldStatement> settle(long id, Settler settler, Settlement settlement) {
        Hold hold = entities.find(Hold.class, id);
        if (hold == null) {
            return BookingOutcome.unknown(unknown(id));
        }
        if (!settler.maySettle(hold)) {
            return BookingOutcome.forbidden(
                    "This hold is another caller's: whoever made it captures or releases it, or an operator.");
        }
        Balance locked = ledger.lock(hold);
        return settlement.of(hold, locked, clock.instant()).map(this::statement);
    }

    private HoldStatement statement(Hold hold) {
        return new HoldStatement(ledger.ownerOf(hold).custId(), hold, hold.statusAt(clock.instant()));
    }

    /** What is said where no hold has this number. */
    static String unknown(long id) {
        return "There is no hold of id " + id + ".";
    }
}
