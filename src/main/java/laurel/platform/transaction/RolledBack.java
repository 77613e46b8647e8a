package laurel.platform.transaction;

import jakarta.ejb.ApplicationException;

/**
 * The transaction is over, because the database refused or something is wrong in Laurel. An application exception, so that the
 * container does not write a stack trace at each EJB that it passes: whoever answers tells the log once, and two calls that race
 * for one row are nothing to tell at all. It rolls back all the same.
 */
@ApplicationException(rollback = true)
public class RolledBack extends RuntimeException {

    /** @param cause what the use case threw */
    public RolledBack(RuntimeException cause) {
        super(cause);
    }
}
