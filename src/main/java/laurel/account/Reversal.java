package laurel.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** That an entry was taken back, and by which other one. The entry is the key: it is taken back once. */
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
        this.entryId = entry.id();
        this.reversedBy = reversedBy.id();
    }
}
