package laurel.programme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That a programme was configured once, and which ledger it credits since then. It is never changed. */
@Entity
@Table(name = "programme")
public class ProgrammeRow {

    @Id
    private String name;

    @Column(updatable = false)
    private String ledger;

    @Column(name = "made_at", updatable = false)
    private Instant madeAt;

    /** For JPA. */
    protected ProgrammeRow() {}

    ProgrammeRow(Programme programme, Instant now) {
        name = programme.name();
        ledger = programme.ledger();
        madeAt = now;
    }

    /** What stands against a programme that is configured under this name now; null if nothing does. */
    String objectionTo(Programme configured) {
        return configured.ledger().equals(ledger)
                ? null
                : "the programme " + name + " credits the ledger " + ledger + " since " + madeAt + ", and not "
                        + configured.ledger() + ": what was credited would stay behind. Let it credit " + ledger
                        + ", or give the programme another name.";
    }
}
