package laurel.platform.transaction;

import jakarta.ejb.ApplicationException;

/**
 * The database did not do what was asked, within the time that there was. Nothing of it is kept, and a later try may go through. An
 * application exception, so that the caller of an EJB gets it as it is, and the container writes no stack trace about it.
 */
@ApplicationException(rollback = true)
public class DatabaseUnavailable extends RuntimeException {

    /** @param cause what the last try ended with */
    public DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
