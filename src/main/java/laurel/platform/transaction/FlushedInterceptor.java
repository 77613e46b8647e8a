package laurel.platform.transaction;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * Stands around the methods of a use-case EJB: writes what they did before the commit, so that what the database refuses is
 * known inside the transaction, and says it as {@link RolledBack}.
 */
public class FlushedInterceptor {

    @PersistenceContext
    private EntityManager entities;

    @AroundInvoke
    public Object flush(InvocationContext call) throws Exception {
        try {
            Object result = call.proceed();
            entities.flush();
            return result;
        } catch (RolledBack known) {
            throw known;
        } catch (RuntimeException thrown) { // EclipseLink does not always wrap its own in a PersistenceException
            throw DatabaseFault.in(thrown) == null ? thrown : new RolledBack(thrown);
        }
    }
}
