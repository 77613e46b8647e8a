package laurel.erasure;

import java.time.Instant;
import java.util.Optional;
import laurel.platform.web.IfTold;
import laurel.programme.Programme;

/**
 * How far an erasure has come, as the API tells it.
 *
 * @param known whether the books knew the promoter
 * @param searchedUntil what was received until then has been searched for payloads
 */
public record ErasureAnswer(
        @IfTold Optional<String> programme,
        String promoter,
        ErasureStatus status,
        boolean known,
        Instant requestedAt,
        long payloadsDeleted,
        Optional<Instant> searchedUntil,
        Optional<Instant> doneAt) {

    static ErasureAnswer of(Erasure erasure) {
        return new ErasureAnswer(
                Programme.told(erasure.promoter().programme()),
                erasure.promoter().id(),
                erasure.status(),
                erasure.wasKnown(),
                erasure.requestedAt(),
                erasure.payloads(),
                erasure.searchedUntil(),
                erasure.doneAt());
    }
}
