package laurel.ledger;

import java.util.List;
import java.util.Optional;

/**
 * A page of an account's entries, newest first.
 *
 * @param next what the next page is before; empty at the end
 */
public record EntriesAnswer(List<EntryAnswer> entries, Optional<String> next) {

    static EntriesAnswer of(Statement.Page page) {
        return new EntriesAnswer(
                page.entries().stream().map(EntryAnswer::of).toList(),
                Optional.ofNullable(page.next()).map(String::valueOf));
    }
}
