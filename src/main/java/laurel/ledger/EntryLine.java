package laurel.ledger;

import laurel.platform.web.Unfolded;

/** An entry as a line of the file of entries. */
public record EntryLine(long id, String custId, @Unfolded Movement movement) {

    static EntryLine of(EntryReader.OfCustomer row) {
        return new EntryLine(row.entry().id(), row.custId(), Movement.of(row.entry()));
    }
}
