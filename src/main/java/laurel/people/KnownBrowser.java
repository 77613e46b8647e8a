package laurel.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * A browser in which somebody has logged in. It lets nobody in: their wrong passwords in it are only counted apart from
 * everybody else's. The database keeps the digest of what the browser keeps.
 */
@Entity
@Table(name = "known_browser")
@NamedQuery(
        name = KnownBrowser.NEWEST_OF,
        query = "select b from KnownBrowser b where b.personName = :name order by b.usedAt desc, b.digest")
public class KnownBrowser {

    static final String NEWEST_OF = "KnownBrowser.newestOf";

    /** How long after the last log-in a browser stays known. */
    static final Duration KNOWN_FOR = Duration.ofDays(365);

    @Id
    private String digest;

    @Column(name = "person_name", updatable = false)
    private String personName;

    @Column(name = "used_at")
    private Instant usedAt;

    /** For JPA. */
    protected KnownBrowser() {}

    /** A browser in which somebody logs in now. */
    KnownBrowser(String digest, String personName, Instant now) {
        this.digest = digest;
        this.personName = personName;
        this.usedAt = now;
    }

    boolean isOf(String name, Instant now) {
        return personName.equals(name) && now.isBefore(usedAt.plus(KNOWN_FOR));
    }

    /** They log in with it again. */
    void use(Instant now) {
        usedAt = now;
    }
}
