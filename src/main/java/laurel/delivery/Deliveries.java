package laurel.delivery;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import laurel.platform.transaction.NewTransactions;
import laurel.platform.web.Page;
import laurel.programme.Programme;

/** Reads deliveries and their answers. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class Deliveries {

    @PersistenceContext
    private EntityManager entities;

    /**
     * A page of deliveries, newest first.
     *
     * @param outcome only deliveries with this outcome, or null for all
     * @param limit the most deliveries, at least 1
     * @param before only deliveries with a smaller number
     */
    public Page<DeliverySummary> page(DeliveryOutcome outcome, int limit, long before) {
        TypedQuery<Object[]> query = outcome == null
                ? query(Delivery.NEWEST_BEFORE)
                : query(Delivery.NEWEST_OF_OUTCOME_BEFORE)
                        .setParameter("programme", Programme.MAIN)
                        .setParameter("outcome", outcome);
        return Page.of(summaries(query.setParameter("before", before), limit + 1), limit);
    }

    /**
     * The newest deliveries of a fulfilment, newest first.
     *
     * @param programme the programme's name
     * @param system the webhook system
     * @param fulfilment the id in it
     * @param most how many, at least 1
     */
    public List<DeliverySummary> of(String programme, String system, String fulfilment, int most) {
        return summaries(
                query(Delivery.NEWEST_OF_FULFILMENT)
                        .setParameter("programme", programme)
                        .setParameter("system", system)
                        .setParameter("fulfilment", fulfilment),
                most);
    }

    /** The delivery of a number, if there is one. */
    public Optional<DeliverySummary> find(long id) {
        return summaries(query(Delivery.SUMMARY).setParameter("id", id), 1).stream()
                .findFirst();
    }

    /** The payload of a delivery with its secrets masked; empty if none was read, or if it was deleted. */
    public Optional<String> payload(long id) {
        return entities.createNamedQuery(Delivery.PAYLOAD, String.class).setParameter("id", id).getResultList().stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    private TypedQuery<Object[]> query(String name) {
        return entities.createNamedQuery(name, Object[].class);
    }

    private static List<DeliverySummary> summaries(TypedQuery<Object[]> query, int most) {
        return query.setMaxResults(most).getResultList().stream()
                .map(DeliverySummary::of)
                .toList();
    }
}
