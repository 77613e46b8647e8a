package laurel.fulfilment;

import java.util.Optional;
import java.util.OptionalLong;
import laurel.platform.web.IfTold;
import laurel.platform.web.Unfolded;
import laurel.programme.Programme;

/**
 * A fulfilment as the API tells it.
 *
 * @param taken how much of a reversed one was taken from the account
 * @param expired how much of a reversed one had expired unspent
 * @param owed how much of a reversed one was spent or set aside, and became a debt then
 */
public record FulfilmentAnswer(
        @IfTold Optional<String> programme,
        @Unfolded RewardFields reward,
        OptionalLong taken,
        OptionalLong expired,
        OptionalLong owed,
        @Unfolded StoryFields story) {

    static FulfilmentAnswer of(Fulfilment fulfilment) {
        return new FulfilmentAnswer(
                Programme.told(fulfilment.programme()),
                RewardFields.of(fulfilment),
                fulfilment.taken(),
                fulfilment.expired(),
                fulfilment.owed(),
                StoryFields.of(fulfilment));
    }
}
