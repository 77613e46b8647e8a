package laurel.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * A log-in of a person in one browser. The database keeps the digest of what the browser shows, so that whoever reads
 * the database cannot show it.
 */
@Entity
@Table(name = "log_in")
@NamedQuery(name = LogIn.DELETE_ENDED, query = "delete from LogIn l where l.endsAt <= :now")
@NamedQuery(name = LogIn.DELETE, query = "delete from LogIn l where l.digest = :digest")
public class LogIn {

    static final String DELETE_ENDED = "LogIn.deleteEnded";
    static final String DELETE = "LogIn.delete";

    /** How often it is written down, at most, that somebody was seen. Otherwise each page would be a write. */
    private static final Duration SEEN = Duration.ofSeconds(30);

    @Id
    private String digest;

    @Column(name = "person_name", updatable = false)
    private String personName;

    @Column(updatable = false)
    private int era;

    @Column(name = "begun_at", updatable = false)
    private Instant begunAt;

    @Column(name = "seen_at")
    private Instant seenAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    /** For JPA. */
    protected LogIn() {}

    /**
     * Begins now.
     *
     * @param era the person's when they showed their password
     */
    LogIn(String digest, String personName, int era, LogInTimes times, Instant now) {
        this.digest = digest;
        this.personName = personName;
        this.era = era;
        this.begunAt = now;
        this.seenAt = now;
        this.endsAt = times.end(now, now);
    }

    String personName() {
        return personName;
    }

    /** Whether the person is still logged in by it. */
    boolean isOf(Person person, Instant now) {
        return person.name().equals(personName) && person.isEnabled() && person.era() == era && now.isBefore(endsAt);
    }

    /** Notes that its holder was seen, which postpones its end. */
    void see(LogInTimes times, Instant now) {
        if (now.isAfter(seenAt.plus(SEEN))) {
            seenAt = now;
            endsAt = times.end(begunAt, now);
        }
    }
}
