package laurel.fulfilment;

import java.util.Optional;
import java.util.OptionalLong;
import laurel.audit.Decision;
import laurel.platform.web.Text;
import laurel.platform.web.Whole;
import laurel.promoter.PromoterDescription;

/**
 * That a held fulfilment is not to be given.
 *
 * @param promoter as the caller has seen it: if it is another by now, it is not rejected; likewise unit and amount
 */
record RejectionRequest(
        @Text(most = Decision.MOST_REASON_CHARACTERS) String reason,

        @Text(most = PromoterDescription.MOST_ID_CHARACTERS, isId = true)
        Optional<String> promoter,

        @Text(most = Reward.MOST_UNIT_CHARACTERS) Optional<String> unit,
        @Whole(least = 1, most = Amount.LARGEST) OptionalLong amount) {

    Seen seen() {
        return Seen.of(promoter, unit, amount);
    }
}
