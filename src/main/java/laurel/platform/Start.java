package laurel.platform;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether Laurel is ready: its settings are read, and its database is there and has the tables that it needs. Everybody
 * asks here, and nobody waits here. Until then, a call is answered with 503, a job skips its run, and a health check
 * tells why. Once Laurel is ready it stays ready; if the database goes away later, the calls that need it say so.
 */
@ApplicationScoped
public class Start {

    private volatile String obstacle = "Laurel is starting.";

    /** Whether calls can be answered. It only reads one field, since each delivery asks. */
    public boolean isOver() {
        return obstacle == null;
    }

    /** What Laurel is waiting for, in whole sentences without a secret; empty once it is ready. */
    public String obstacle() {
        String now = obstacle;
        return now == null ? "" : now;
    }

    /** Tells what Laurel is waiting for. */
    public void waitFor(String awaited) {
        obstacle = awaited;
    }

    /** From now on calls are answered. */
    public void end() {
        obstacle = null;
    }
}
