package laurel.platform.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * The right to do a job, which one of several nodes has for a while. Its row is in the database from the beginning.
 * Whoever works under the lease locks its row for each piece of work. So nobody works under a lease that somebody else
 * has taken. A job that goes through a table once writes into the row how far it has come.
 */
@Entity
@Table(name = "lease")
public class Lease {

    @Id
    private String name;

    private String holder;

    @Column(name = "ends_at")
    private Instant endsAt;

    private long place;

    /** For JPA. */
    protected Lease() {}

    /** The number of the last row that the job has done; 0 before the first. */
    public long place() {
        return place;
    }

    /** Notes the last row that the job has done. */
    public void reach(long row) {
        place = row;
    }

    /**
     * Takes the lease or keeps it, unless it is somebody else's.
     *
     * @return whether the asker has it now
     */
    public boolean take(String asker, Instant now, Duration length) {
        if (!holder.equals(asker) && now.isBefore(endsAt)) {
            return false;
        }
        holder = asker;
        endsAt = now.plus(length);
        return true;
    }

    /** Gives it back, if it is the asker's. */
    public void end(String asker, Instant now) {
        if (holder.equals(asker)) {
            endsAt = now;
        }
    }
}
