package laurel.platform.transaction;

import jakarta.ejb.ApplicationException;

/**
 * The transaction is over because the database refused. An application exception, since two calls that race for one row are
 * nothing that the container should write a stack trace about; it rolls back all the same.
 */
@ApplicationException(rollback = true)
public class RolledBack extends RuntimeException {

    /** @param cause what the database said, through the persistence provider */
    public RolledBack(RuntimeException cause) {
        super(cause);
    }
}
