package laurel.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import laurel.platform.transaction.TimeOrderedId;

/** Something that a person did. An act is only ever inserted. */
@Entity
@Table(name = "act")
@NamedQuery(
        name = Act.NEWEST_OF_SUBJECT,
        query =
                "select a from Act a where a.subject = :subject and a.programme = :programme and a.deed in :deeds order by a.id desc")
@NamedQuery(
        name = Act.NEWEST_BEFORE,
        query = "select a from Act a where a.ledger = :ledger and a.id < :before order by a.id desc")
public class Act {

    static final String NEWEST_BEFORE = "Act.newestBefore";
    static final String NEWEST_OF_SUBJECT = "Act.newestOfSubject";

    @Id
    private Long id;

    @Column(name = "acted_at", updatable = false)
    private Instant actedAt;

    @Column(updatable = false)
    private String actor;

    @Column(updatable = false)
    private String deed;

    @Column(updatable = false)
    private String subject;

    @Column(updatable = false)
    private String ledger;

    @Column(updatable = false)
    private String programme;

    @Column(updatable = false)
    private String detail;

    @Column(updatable = false)
    private String reason;

    /** For JPA. */
    protected Act() {}

    /** An act that is done now, by a decision. */
    Act(Decision decision, String deed, String programme, String subject, String detail, Instant now) {
        this.id = TimeOrderedId.at(now);
        this.actedAt = now;
        this.actor = decision.actor();
        this.deed = deed;
        this.subject = subject;
        this.ledger = decision.ledger();
        this.programme = programme;
        this.detail = detail;
        this.reason = decision.reason();
    }

    public long id() {
        return id;
    }

    public Instant actedAt() {
        return actedAt;
    }

    /** Who did it. */
    public String actor() {
        return actor;
    }

    /** What was done, such as {@code release fulfilment}. */
    public String deed() {
        return deed;
    }

    /** What it was done to, such as {@code v1/90}. */
    public String subject() {
        return subject;
    }

    /** The name of the programme in which that is; empty if it is in none. */
    public Optional<String> programme() {
        return Optional.ofNullable(programme);
    }

    /** What came of it; empty if the deed says all. */
    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }

    /** Why it was done. */
    public String reason() {
        return reason;
    }
}
