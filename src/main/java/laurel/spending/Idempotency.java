package laurel.spending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import laurel.ledger.Account;
import laurel.ledger.Entry;
import laurel.ledger.Hold;

/**
 * Does a request once under its key. Works inside the transaction of the use case that calls it, which has locked the balance:
 * so of requests for one balance, each sees what the one before it did. Requests with one key for two balances at the same time
 * meet at the key, which the database takes once. A request that was refused leaves its key unused.
 */
@ApplicationScoped
public class Idempotency {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** @param isSame whether what was done under the key is what is asked for now */
    BookingOutcome<Entry> entry(
            Account account, RequestKey key, Predicate<Entry> isSame, Supplier<BookingOutcome<Entry>> request) {
        return once(
                account,
                key,
                used -> used.entryId() == null ? null : entities.find(Entry.class, used.entryId()),
                isSame,
                request,
                entry -> new IdempotencyKey(account, key, entry, clock.instant()));
    }

    /** As {@link #entry}. */
    BookingOutcome<Hold> hold(
            Account account, RequestKey key, Predicate<Hold> isSame, Supplier<BookingOutcome<Hold>> request) {
        return once(
                account,
                key,
                used -> used.holdId() == null ? null : entities.find(Hold.class, used.holdId()),
                isSame,
                request,
                hold -> new IdempotencyKey(account, key, hold, clock.instant()));
    }

    private <T> BookingOutcome<T> once(
            Account account,
            RequestKey key,
            Function<IdempotencyKey, T> doneUnder,
            Predicate<T> isSame,
            Supplier<BookingOutcome<T>> request,
            Function<T, IdempotencyKey> use) {
        var used = entities.find(IdempotencyKey.class, new IdempotencyKey.Key(account, key));
        if (used != null) {
            T earlier = doneUnder.apply(used);
            return earlier != null && isSame.test(earlier)
                    ? BookingOutcome.repeated(earlier)
                    : BookingOutcome.keyUsed();
        }
        BookingOutcome<T> booked = request.get();
        if (booked.kind() == BookingOutcome.Kind.DONE) {
            entities.persist(use.apply(booked.subject()));
        }
        return booked;
    }
}
