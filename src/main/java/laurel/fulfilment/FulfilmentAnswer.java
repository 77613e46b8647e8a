package laurel.fulfilment;

import java.util.OptionalLong;
import laurel.platform.web.Unfolded;

/**
 * A fulfilment as the API tells it.
 *
 * @param taken how much of a reversed one was taken from the account
 * @param expired how much of a reversed one had expired unspent
 * @param owed how much of a reversed one was spent or set aside, and became a debt then
 */
public record FulfilmentAnswer(
        @Unfolded RewardFields reward,
        OptionalLong taken,
        OptionalLong expired,
        OptionalLong owed,
        @Unfolded StoryFields story) {

    static FulfilmentAnswer of(Fulfilment fulfilment) {
        return new FulfilmentAnswer(
                RewardFields.of(fulfilment),
                fulfilment.taken(),
                fulfilment.expired(),
                fulfilment.owed(),
                StoryFields.of(fulfilment));
    }
}
