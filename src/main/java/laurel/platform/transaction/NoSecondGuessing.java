package laurel.platform.transaction;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;

/**
 * Has EclipseLink report at once what the database refused. By default it would probe the connection after every error,
 * take the connection of a failed transaction for dead, and try again three times with pauses of five seconds. But a
 * transaction that failed is over, and the answer has to leave in time. {@link Tries} tries again instead.
 *
 * <p>EclipseLink 4.0.9 calls this interface deprecated, but the 4.0.1 that Payara brings has no other.
 */
@SuppressWarnings("removal")
public class NoSecondGuessing implements org.eclipse.persistence.config.SessionCustomizer {

    @Override
    public void customize(Session session) {
        var login = (DatabaseLogin) session.getDatasourceLogin();
        login.setConnectionHealthValidatedOnError(false);
        login.setQueryRetryAttemptCount(0);
    }
}
