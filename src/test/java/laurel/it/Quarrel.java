package laurel.it;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.function.IntPredicate;
import laurel.platform.transaction.NewTransactions;

/** A use case that loses, as often as it is told to, against a row that is there. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class Quarrel {

    @PersistenceContext
    private EntityManager entities;

    @Resource
    private TransactionSynchronizationRegistry current;

    @Inject
    private Quarrel itself;

    /**
     * Writes a row of the name, and loses after that.
     *
     * @param transactions gets the transaction of each try
     * @param loses whether a try loses, by how many there were
     */
    public void write(String name, List<Object> transactions, IntPredicate loses) {
        transactions.add(current.getTransactionKey());
        insert(name);
        if (loses.test(transactions.size())) {
            insert(name);
        }
    }

    /** The same as {@link #write}, called by an EJB inside its transaction. */
    public void writeInside(String name, List<Object> transactions, IntPredicate loses) {
        transactions.add(current.getTransactionKey());
        itself.write(name, transactions, loses);
    }

    /** The same as {@link #write}, at one try. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void writeOnce(String name, List<Object> transactions, IntPredicate loses) {
        write(name, transactions, loses);
    }

    /** Writes a row of the name, and fails by a fault of Laurel's. */
    public void fail(String name, List<Object> transactions) {
        transactions.add(current.getTransactionKey());
        insert(name);
        throw new IllegalStateException("a fault");
    }

    private void insert(String name) {
        entities.createNativeQuery(
                        "insert into lease (name, holder, ends_at, place) values (?1, 'nobody', current_timestamp, 0)")
                .setParameter(1, name)
                .executeUpdate();
    }
}
