package laurel.people;

import java.util.List;

/**
 * The outcome of disabling somebody.
 *
 * @param change whether it is done
 * @param revokedKeys the numbers of the keys of their name that worked until now
 * @param madeKeys the numbers of the working keys that they have made; they may know these
 */
public record Disabled(PersonChange change, List<Long> revokedKeys, List<Long> madeKeys) {

    static Disabled not(PersonChange change) {
        return new Disabled(change, List.of(), List.of());
    }
}
