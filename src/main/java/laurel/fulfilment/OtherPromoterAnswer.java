package laurel.fulfilment;

import java.time.Instant;
import java.util.Optional;

/**
 * For whom else a fulfilment was announced.
 *
 * @param confirmedAt when somebody agreed to that
 * @param confirmedBy who agreed to that
 */
public record OtherPromoterAnswer(
        String promoter, Instant announcedAt, Optional<Instant> confirmedAt, Optional<String> confirmedBy) {

    static OtherPromoterAnswer of(OtherPromoter other) {
        return new OtherPromoterAnswer(
                other.promoterId(), other.announcedAt(), other.confirmedAt(), other.confirmedBy());
    }
}
