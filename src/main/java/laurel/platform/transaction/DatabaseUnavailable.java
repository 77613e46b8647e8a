package laurel.platform.transaction;

import jakarta.ejb.ApplicationException;

/**
 * The database did not do what was asked, within the time that there was. Nothing of it is kept, and a later try may
 * succeed. It is an application exception, so that the caller of an EJB gets it unchanged, and the container logs no
 * stack trace.
 */
@ApplicationException(rollback = true)
public class DatabaseUnavailable extends RuntimeException {

    /** @param cause what the last try ended with */
    public DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
