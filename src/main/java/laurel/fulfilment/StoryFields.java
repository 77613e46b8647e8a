package laurel.fulfilment;

import java.time.Instant;
import java.util.Optional;

/**
 * What a fulfilment tells of what became of it, in the API and in files.
 *
 * @param name what the reward is called
 */
public record StoryFields(Optional<String> name, Instant createdAt, Optional<Instant> settledAt) {

    static StoryFields of(Fulfilment fulfilment) {
        return new StoryFields(fulfilment.name(), fulfilment.createdAt(), fulfilment.settledAt());
    }
}
