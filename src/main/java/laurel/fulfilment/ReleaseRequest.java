package laurel.fulfilment;

import java.util.Optional;
import java.util.OptionalLong;
import laurel.audit.Decision;
import laurel.ledger.CustId;
import laurel.platform.web.Text;
import laurel.platform.web.Whole;
import laurel.promoter.PromoterDescription;

/**
 * That a held fulfilment is to be credited.
 *
 * @param custId whose it is, if the books do not know
 * @param releaseOthers whether what else waits for the promoter's account is to be credited, too
 * @param promoter as the caller has seen it: if it is another by now, it is not credited; likewise unit and amount
 */
record ReleaseRequest(
        @Text(most = CustId.MOST_CHARACTERS) Optional<String> custId,
        @Text(most = Decision.MOST_REASON_CHARACTERS) String reason,
        boolean releaseOthers,

        @Text(most = PromoterDescription.MOST_ID_CHARACTERS, isId = true)
        Optional<String> promoter,

        @Text(most = Reward.MOST_UNIT_CHARACTERS) Optional<String> unit,
        @Whole(least = 1, most = Amount.LARGEST) OptionalLong amount) {

    /** @throws Refused.Thrown if the custId is none */
    Release release() {
        return new Release(custId.map(CustId::asked).orElse(null), releaseOthers, Seen.of(promoter, unit, amount));
    }
}
