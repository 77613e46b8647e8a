package laurel.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/**
 * Notes that an entry was taken back, and by which other entry; by none, if nothing of it was there and all of it is
 * owed. The entry is the key, so it is taken back once.
 */
@Entity
@Table(name = "reversal")
public class Reversal {

    @Id
    @Column(name = "entry_id")
    private Long entryId;

    @Column(name = "reversed_by", updatable = false)
    private Long reversedBy;

    /** For JPA. */
    protected Reversal() {}

    Reversal(Entry entry, Entry reversedBy) {
        this(entry, Optional.of(reversedBy));
    }

    /** @param reversedBy empty if nothing was booked */
    Reversal(Entry entry, Optional<Entry> reversedBy) {
        this.entryId = entry.id();
        this.reversedBy = reversedBy.map(Entry::id).orElse(null);
    }
}
