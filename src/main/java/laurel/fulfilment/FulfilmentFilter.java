package laurel.fulfilment;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import laurel.ledger.CustId;

/**
 * Which fulfilments are asked for.
 *
 * @param status where they stand, or null
 * @param promoter FirstPromoter's id of who earned them, or null
 * @param custId the customer in whose account they are, or who was named for them, or null
 * @param from when they were announced at the earliest
 * @param to before which time they were announced
 */
public record FulfilmentFilter(FulfilmentStatus status, String promoter, CustId custId, Instant from, Instant to) {

    Set<FulfilmentStatus> statuses() {
        return status == null ? EnumSet.allOf(FulfilmentStatus.class) : EnumSet.of(status);
    }
}
