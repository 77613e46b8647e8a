package laurel.platform.transaction;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;

/** A container transaction of its own for whatever is to be done. One for all callers, since there is nothing in it to wait for. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class NewTransaction {

    /** Does it. When this returns, it is committed; when it throws, nothing of it is. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public <T> T of(Callable<T> work) throws Exception {
        return work.call();
    }
}
