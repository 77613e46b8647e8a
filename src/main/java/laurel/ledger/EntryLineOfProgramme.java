package laurel.ledger;

import java.util.Optional;
import laurel.platform.web.Unfolded;

/** An entry as a line of the file of entries, where there are other programmes than {@code main}. */
public record EntryLineOfProgramme(@Unfolded EntryLine line, Optional<String> programme) {

    static EntryLineOfProgramme of(EntryReader.OfCustomer row) {
        return new EntryLineOfProgramme(EntryLine.of(row), row.entry().origin().map(Origin::programme));
    }
}
