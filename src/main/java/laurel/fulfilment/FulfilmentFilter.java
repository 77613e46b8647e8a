package laurel.fulfilment;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import laurel.ledger.CustId;
import laurel.platform.Refused;
import laurel.platform.web.Query;

/**
 * Which fulfilments are asked for.
 *
 * @param programmes the names of the programmes whose they are
 * @param status where they stand, or null
 * @param promoter FirstPromoter's id of who earned them, or null
 * @param custId the customer in whose account they are, or who was named for them, or null
 * @param from when they were announced at the earliest
 * @param to before which time they were announced
 */
public record FulfilmentFilter(
        List<String> programmes, FulfilmentStatus status, String promoter, CustId custId, Instant from, Instant to) {

    Set<FulfilmentStatus> statuses() {
        return status == null ? EnumSet.allOf(FulfilmentStatus.class) : EnumSet.of(status);
    }

    /**
     * What the parameters of an address ask for; what is not there, which is null, asks for all.
     *
     * @throws Refused.Thrown if the times are the wrong way round
     */
    static FulfilmentFilter of(
            List<String> programmes,
            FulfilmentStatus status,
            String promoter,
            CustId custId,
            Instant from,
            Instant to) {
        var filter = new FulfilmentFilter(
                programmes,
                status,
                promoter,
                custId,
                from == null ? Query.FIRST_TIME : from,
                to == null ? Query.LAST_TIME : to);
        if (filter.from().isAfter(filter.to())) {
            throw Query.refused("from", "from must not be after to.");
        }
        return filter;
    }
}
