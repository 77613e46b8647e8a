package laurel.it;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.persistence.logging.DefaultSessionLog;
import org.eclipse.persistence.logging.SessionLog;
import org.eclipse.persistence.sessions.server.ServerSession;

/** What Laurel says to the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SqlLog {

    private static final Pattern STATEMENT = Pattern.compile("--((?:SELECT|INSERT|UPDATE|DELETE) .*)");

    @PersistenceContext
    private EntityManager entities;

    /** The statements that are made meanwhile, in their order, with a question mark for each value. */
    public List<String> during(Runnable calls) {
        var session = entities.getEntityManagerFactory().unwrap(ServerSession.class);
        var before = session.getSessionLog();
        var written = new StringWriter();
        var log = new DefaultSessionLog(written);
        log.setLevel(SessionLog.FINE);
        session.setSessionLog(log);
        try {
            calls.run();
        } finally {
            session.setSessionLog(before);
        }
        return STATEMENT
                .matcher(written.toString())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
