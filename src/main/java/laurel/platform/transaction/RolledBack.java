package laurel.platform.transaction;

import jakarta.ejb.ApplicationException;

/**
 * The transaction is over, because the database refused or something is wrong in Laurel. It is an application exception,
 * so that the container does not log a stack trace at each EJB that it passes. Whoever answers the call logs it once; two
 * calls that race for one row need not be logged at all. It rolls back all the same.
 */
@ApplicationException(rollback = true)
public class RolledBack extends RuntimeException {

    /** @param cause what the use case threw */
    public RolledBack(RuntimeException cause) {
        super(cause);
    }
}
