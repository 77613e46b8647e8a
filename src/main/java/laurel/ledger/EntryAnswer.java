package laurel.ledger;

import java.util.Optional;
import laurel.platform.web.IfTold;
import laurel.platform.web.Unfolded;
import laurel.programme.Programme;

/**
 * An entry as the API tells it.
 *
 * @param id a number, told as a text: not every reader of JSON keeps all of its digits
 */
public record EntryAnswer(
        @IfTold Optional<String> programme,
        String id,
        @Unfolded Movement movement) {

    /** All that an entry tells. */
    public static EntryAnswer of(Entry entry) {
        return new EntryAnswer(
                entry.origin().map(Origin::programme).flatMap(Programme::told),
                Long.toString(entry.id()),
                Movement.of(entry));
    }
}
