package laurel.platform.web;

/**
 * This cannot be done right now, because too much of it is being done. Nothing was changed, and a later try may go
 * through.
 */
public class Busy extends RuntimeException {

    /** @param message what the caller is told */
    public Busy(String message) {
        super(message);
    }
}
