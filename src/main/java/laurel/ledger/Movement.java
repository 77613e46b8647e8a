package laurel.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * What an entry tells besides its number, in the API and in files.
 *
 * @param amount signed
 * @param reference what it was for, in the words of whoever caused it
 * @param system the webhook system of the reward that was credited
 * @param fulfilment the reward that was credited
 * @param actor who caused it
 * @param reason why a person did it
 */
public record Movement(
        String unit,
        long amount,
        long balanceAfter,
        EntryKind kind,
        Optional<String> reference,
        Optional<String> system,
        Optional<String> fulfilment,
        String actor,
        Optional<String> reason,
        Instant recordedAt) {

    static Movement of(Entry entry) {
        return new Movement(
                entry.unit(),
                entry.amount(),
                entry.balanceAfter(),
                entry.kind(),
                entry.reference(),
                entry.origin().map(Origin::system),
                entry.origin().map(Origin::fulfilment),
                entry.actor(),
                entry.reason(),
                entry.recordedAt());
    }
}
