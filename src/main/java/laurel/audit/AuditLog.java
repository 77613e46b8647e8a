package laurel.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import laurel.platform.transaction.NewTransactions;
import laurel.platform.web.Page;

/** Reads what people did. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class AuditLog {

    @PersistenceContext
    private EntityManager entities;

    /**
     * A page of the acts in a ledger, newest first.
     *
     * @param ledger the ledger's name
     * @param limit the most acts, at least 1
     * @param before only acts with a smaller number
     */
    public Page<Act> acts(String ledger, int limit, long before) {
        return Page.of(
                entities.createNamedQuery(Act.NEWEST_BEFORE, Act.class)
                        .setParameter("ledger", ledger)
                        .setParameter("before", before)
                        .setMaxResults(limit + 1)
                        .getResultList(),
                limit);
    }

    /**
     * The newest acts that were done to a subject, newest first.
     *
     * @param programme the name of the programme in which that is
     * @param subject to what, as the acts write it
     * @param deeds which ones: things of different kinds can have the same name
     * @param most the most acts, at least 1
     */
    public List<Act> of(String programme, String subject, Set<String> deeds, int most) {
        return entities.createNamedQuery(Act.NEWEST_OF_SUBJECT, Act.class)
                .setParameter("programme", programme)
                .setParameter("subject", subject)
                .setParameter("deeds", deeds)
                .setMaxResults(most)
                .getResultList();
    }
}
