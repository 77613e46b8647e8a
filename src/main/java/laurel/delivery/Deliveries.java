package laurel.delivery;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import laurel.platform.transaction.NewTransactions;
import laurel.platform.web.Page;

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
     * @param programmes the names of the programmes whose they are
     * @param outcome only deliveries with this outcome, or null for all
     * @param limit the most deliveries, at least 1
     * @param before only deliveries with a smaller number
     */
    public Page<DeliverySummary> page(List<String> programmes, DeliveryOutcome outcome, int limit, long before) {
        var outcomes = outcome == null ? EnumSet.allOf(DeliveryOutcome.class) : EnumSet.of(outcome);
        return Page.of(
                programmes.stream()
                        .flatMap(programme ->
                                outcomes.stream().flatMap(kind -> newest(programme, kind, limit + 1, before).stream()))
                        .sorted(Comparator.comparingLong(DeliverySummary::id).reversed())
                        .limit(limit + 1L)
                        .toList(),
                limit);
    }

    /** Each programme and outcome is asked for by itself, since the index begins with them. */
    private List<DeliverySummary> newest(String programme, DeliveryOutcome outcome, int most, long before) {
        return summaries(
                query(Delivery.NEWEST_BEFORE)
                        .setParameter("programme", programme)
                        .setParameter("outcome", outcome)
                        .setParameter("before", before),
                most);
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
