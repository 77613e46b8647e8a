package laurel.platform.transaction;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Gives each call of a use case a container transaction, and a new one if that lost against another: when the call returns, it
 * is committed. Stands around the methods of every use-case EJB, so whoever calls one cannot forget it:
 *
 * <pre>
 * &#64;Stateless
 * &#64;TransactionAttribute(TransactionAttributeType.SUPPORTS)
 * &#64;Interceptors(NewTransactions.class)
 * public class Bookings {
 * </pre>
 *
 * <p>An interceptor of an EJB works inside the transaction that the container has begun for the method, which a retry must not be.
 * Hence {@code SUPPORTS}: the container begins none, and each try has one of {@link NewTransaction}'s. A use case that is called
 * inside a transaction is a part of it, and is not tried by itself. A method that is {@code REQUIRES_NEW} has one try.
 *
 * <p>What was done is written before the commit, so that what the database refuses is known inside the transaction. Whatever a use
 * case throws is {@link RolledBack} for its caller.
 */
public class NewTransactions {

    @Resource
    private TransactionSynchronizationRegistry current;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private NewTransaction transaction;

    @Inject
    private Tries tries;

    /** @throws DatabaseUnavailable if no try could be committed */
    @AroundInvoke
    public Object call(InvocationContext useCase) throws Exception {
        return current.getTransactionStatus() == Status.STATUS_NO_TRANSACTION
                ? tries.untilCommitted(() -> transaction.of(() -> flushed(useCase)))
                : flushed(useCase);
    }

    private Object flushed(InvocationContext useCase) throws Exception {
        try {
            Object result = useCase.proceed();
            entities.flush();
            return result;
        } catch (RolledBack known) {
            throw known;
        } catch (RuntimeException failed) {
            throw new RolledBack(failed);
        }
    }
}
