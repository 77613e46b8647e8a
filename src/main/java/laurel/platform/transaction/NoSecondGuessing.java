package laurel.platform.transaction;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;

/**
 * Lets EclipseLink say at once what the database refused. By itself it would probe the connection after every error, take one
 * in a failed transaction for dead, and try the same again three times with pauses of five seconds; but a transaction that
 * failed is over, and the answer has to leave in time. {@link Tries} is what tries again.
 *
 * <p>The interface is the old one, which EclipseLink 4.0.9 calls deprecated: the 4.0.1 that Payara brings has no other.
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
