package laurel.fulfilment;

import java.util.Optional;
import java.util.OptionalLong;
import laurel.ledger.CustId;

/**
 * What a fulfilment tells of the reward, in the API and in files.
 *
 * @param reason why it is held
 * @param custId the customer in whose account it is, or whom its announcement named
 * @param unit as it was announced
 * @param amountSent what was sent in the place of an amount
 */
public record RewardFields(
        String system,
        String id,
        FulfilmentStatus status,
        Optional<HoldReason> reason,
        String promoter,
        Optional<String> custId,
        String unit,
        OptionalLong amount,
        Optional<String> amountSent) {

    static RewardFields of(Fulfilment fulfilment) {
        return new RewardFields(
                fulfilment.system(),
                fulfilment.id(),
                fulfilment.status(),
                fulfilment.holdReason(),
                fulfilment.promoterId(),
                fulfilment.custId().map(CustId::value),
                fulfilment.unit(),
                fulfilment.amount(),
                fulfilment.amountSent());
    }
}
