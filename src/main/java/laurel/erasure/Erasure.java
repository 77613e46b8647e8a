package laurel.erasure;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import laurel.platform.transaction.TimeOrderedId;
import laurel.promoter.Promoter;

/**
 * The erasure of what is known of a promoter, and how far it has come. While it is open, it keeps the email address
 * that is looked for in payloads. When it is done, that address is forgotten as well.
 */
@Entity
@Table(name = "erasure")
@IdClass(Promoter.Key.class)
@NamedQuery(
        name = Erasure.OLDEST_OPEN,
        query =
                "select e from Erasure e where e.status = laurel.erasure.ErasureStatus.OPEN and e.requestedAt <= :latest"
                        + " order by e.requestedAt, e.id, e.programme")
public class Erasure {

    static final String OLDEST_OPEN = "Erasure.oldestOpen";

    @Id
    @Column(name = "promoter_id")
    private String id;

    @Id
    private String programme;

    @Enumerated(EnumType.STRING)
    private ErasureStatus status;

    @Column(updatable = false)
    private boolean known;

    private String email;

    private long payloads;

    private long place;

    @Column(name = "requested_at", updatable = false)
    private Instant requestedAt;

    @Column(name = "done_at")
    private Instant doneAt;

    /** For JPA. */
    protected Erasure() {}

    /**
     * An erasure that begins now.
     *
     * @param known whether anything was known of the promoter
     * @param email the address to look for in payloads, or null
     * @param payloads how many payloads were deleted at once
     */
    Erasure(Promoter.Key promoter, boolean known, String email, int payloads, Instant now) {
        this.id = promoter.id();
        this.programme = promoter.programme();
        this.status = ErasureStatus.OPEN;
        this.known = known;
        this.email = email;
        this.payloads = payloads;
        this.requestedAt = now;
    }

    /** The promoter whom it is about. */
    public Promoter.Key promoter() {
        return new Promoter.Key(programme, id);
    }

    public ErasureStatus status() {
        return status;
    }

    /** Whether the books knew the promoter. If not, the id may be wrong. */
    public boolean wasKnown() {
        return known;
    }

    /** How many payloads were deleted so far. */
    public long payloads() {
        return payloads;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    /** The time up to which deliveries have been searched; empty before the search has begun. */
    public Optional<Instant> searchedUntil() {
        return place == 0 ? Optional.empty() : Optional.of(TimeOrderedId.timeOf(place));
    }

    /** When the search was over; empty as long as it is not. */
    public Optional<Instant> doneAt() {
        return Optional.ofNullable(doneAt);
    }

    /** The address to look for; empty if none was known, or the search is over. */
    Optional<String> email() {
        return Optional.ofNullable(email);
    }

    /** The number of the last delivery that was searched; 0 before the first. */
    long place() {
        return place;
    }

    /**
     * Notes that the search has come to a delivery.
     *
     * @param deleted how many payloads were deleted on the way
     */
    void reach(long delivery, int deleted) {
        place = delivery;
        payloads += deleted;
    }

    /** Notes that everything was searched. */
    void finish(Instant now) {
        status = ErasureStatus.DONE;
        email = null;
        doneAt = now;
    }
}
