package laurel.spending;

import java.time.Instant;
import java.util.Optional;
import laurel.ledger.HoldStatus;

/**
 * A hold as the API tells it.
 *
 * @param id a number, told as a text: not every reader of JSON keeps all of its digits
 * @param status where it stood when it was looked at
 * @param captured how much of it was spent
 * @param entry the redemption that spent it
 * @param settledAt when it was captured or released
 */
public record HoldAnswer(
        String id,
        String custId,
        String unit,
        long amount,
        String reference,
        String actor,
        HoldStatus status,
        long captured,
        Optional<String> entry,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> settledAt,
        Optional<String> settledBy) {

    static HoldAnswer of(HoldStatement statement) {
        var hold = statement.hold();
        return new HoldAnswer(
                Long.toString(hold.id()),
                statement.custId().value(),
                hold.unit(),
                hold.amount(),
                hold.reference(),
                hold.actor(),
                statement.status(),
                hold.captured().orElse(0),
                hold.entryId().map(String::valueOf),
                hold.createdAt(),
                hold.expiresAt(),
                hold.settledAt(),
                hold.settledBy());
    }
}
