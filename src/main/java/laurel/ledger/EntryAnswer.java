package laurel.ledger;

import laurel.platform.web.Unfolded;

/**
 * An entry as the API tells it.
 *
 * @param id a number, told as a text: not every reader of JSON keeps all of its digits
 */
public record EntryAnswer(String id, @Unfolded Movement movement) {

    /** All that an entry tells. */
    public static EntryAnswer of(Entry entry) {
        return new EntryAnswer(Long.toString(entry.id()), Movement.of(entry));
    }
}
