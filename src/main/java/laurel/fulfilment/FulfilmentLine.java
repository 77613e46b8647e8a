package laurel.fulfilment;

import laurel.platform.web.Unfolded;

/** A fulfilment as a line of the file of fulfilments. */
public record FulfilmentLine(
        @Unfolded RewardFields reward, @Unfolded StoryFields story) {

    static FulfilmentLine of(Fulfilment fulfilment) {
        return new FulfilmentLine(RewardFields.of(fulfilment), StoryFields.of(fulfilment));
    }
}
