package laurel.platform.transaction;

import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** What a refusal of the database means for the caller, by its SQLSTATE. */
enum DatabaseFault {

    /** This transaction lost against another one, or its connection had died. A new one may succeed at once. */
    TRY_AGAIN,

    /** The database takes too long, or cannot be reached. */
    UNAVAILABLE,

    /** The statement or its values are wrong. Trying again does not help. */
    OURS;

    private static final String UNIQUE_VIOLATION = "23505";
    private static final Set<String> TRY_AGAIN_STATES = Set.of(
            UNIQUE_VIOLATION,
            "40001", // serialization failure; in H2 a deadlock
            "40P01", // deadlock detected
            "90131", // H2: a row was changed by another transaction
            "57P01", // the server shuts down, and ended this connection
            "57P02", // the server crashed
            "08003", // the connection was closed before
            "08006"); // the connection broke
    private static final Set<String> OUR_CLASSES = Set.of("21", "22", "23", "42");

    /** The fault that a thrown exception stands for, found in its causes; null if no database had a part in it. */
    static DatabaseFault in(Throwable thrown) {
        DatabaseFault found = null;
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 30; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql) {
                found = of(sql);
                if (found == TRY_AGAIN) {
                    return found;
                }
            } else if (found == null && wasNotCommitted(cause)) {
                found = TRY_AGAIN;
            }
        }
        return found;
    }

    /**
     * The transaction manager's exception for a commit that failed or came too late. It does not always tell what the
     * database said; a new transaction finds out whether the old one was committed. The same goes for JPA's exception
     * for a row that somebody else has changed since it was read.
     */
    private static boolean wasNotCommitted(Throwable cause) {
        return cause instanceof RollbackException
                || cause instanceof OptimisticLockException
                || cause instanceof HeuristicMixedException
                || cause instanceof HeuristicRollbackException;
    }

    private static DatabaseFault of(SQLException refused) {
        String state = refused.getSQLState();
        if (state == null || refused instanceof SQLTransientConnectionException) {
            return UNAVAILABLE; // the server's pool has no connection to give
        }
        if (TRY_AGAIN_STATES.contains(state)) {
            return TRY_AGAIN;
        }
        return state.length() == 5 && OUR_CLASSES.contains(state.substring(0, 2)) ? OURS : UNAVAILABLE;
    }
}
