package laurel.people;

import java.util.List;
import laurel.platform.web.Unfolded;

/**
 * Somebody who was disabled.
 *
 * @param revokedKeys the ids of the keys of their name that worked until now
 * @param madeKeys the ids of the keys that they have made, and that work: they may know these
 */
public record DisabledPersonAnswer(@Unfolded PersonAnswer person, List<String> revokedKeys, List<String> madeKeys) {

    static DisabledPersonAnswer of(Disabled disabled) {
        return new DisabledPersonAnswer(
                PersonAnswer.of(disabled.change().person()), texts(disabled.revokedKeys()), texts(disabled.madeKeys()));
    }

    private static List<String> texts(List<Long> ids) {
        return ids.stream().map(String::valueOf).toList();
    }
}
