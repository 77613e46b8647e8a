package laurel.fulfilment;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import laurel.platform.transaction.NewTransactions;
import laurel.platform.web.Page;

/** Reads fulfilments, for the company's application and for people. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class FulfilmentReader {

    @PersistenceContext
    private EntityManager entities;

    /** From where a list goes on: what was announced before this time, or at this time with a smaller ordinal. */
    private record Place(Instant at, long ordinal) {}

    /** The fulfilment of a key, if there is one. */
    public Optional<Fulfilment> find(Fulfilment.Key key) {
        return Optional.ofNullable(entities.find(Fulfilment.class, key));
    }

    /** For whom else a fulfilment was announced since it was credited, oldest first. */
    public List<OtherPromoter> otherPromotersOf(Fulfilment fulfilment) {
        return entities.createNamedQuery(OtherPromoter.OF_FULFILMENT, OtherPromoter.class)
                .setParameter("programme", fulfilment.programme())
                .setParameter("system", fulfilment.system())
                .setParameter("fulfilment", fulfilment.id())
                .getResultList();
    }

    /**
     * A page of fulfilments, newest first.
     *
     * @param limit the most fulfilments, at least 1
     */
    public Page<Fulfilment> page(FulfilmentFilter filter, int limit) {
        return page(filter, limit, new Place(filter.to(), 0));
    }

    /**
     * A page that goes on where another one ended.
     *
     * @param before the fulfilment to begin after, whether the filter takes it or not; empty is returned if there is none
     */
    public Optional<Page<Fulfilment>> page(FulfilmentFilter filter, int limit, Fulfilment.Key before) {
        return find(before).map(start -> page(filter, limit, placeOf(start, filter)));
    }

    private static Place placeOf(Fulfilment start, FulfilmentFilter filter) {
        return start.createdAt().isBefore(filter.to())
                ? new Place(start.createdAt(), start.ordinal())
                : new Place(filter.to(), 0);
    }

    /** Each programme and status is asked for by itself: an index that begins with them then serves those who do not care for it, too. */
    private Page<Fulfilment> page(FulfilmentFilter filter, int limit, Place place) {
        return Page.of(
                filter.programmes().stream()
                        .flatMap(
                                programme -> filter.statuses().stream()
                                        .flatMap(status -> query(filter, programme, status, place)
                                                .setMaxResults(limit + 1)
                                                .getResultList()
                                                .stream()))
                        .sorted(Fulfilment.NEWEST_FIRST)
                        .limit(limit + 1L)
                        .toList(),
                limit);
    }

    /**
     * Some fulfilments, oldest first. One that is settled meanwhile is among them once.
     *
     * @param limit the most fulfilments, at least 1
     * @param after the fulfilment to begin after, the last one of the page before; or null to begin with the oldest
     */
    public Page<Fulfilment> oldest(FulfilmentFilter filter, int limit, Fulfilment after) {
        var place = after == null ? new Place(filter.from(), -1) : new Place(after.createdAt(), after.ordinal());
        // A status comes before those that may follow it: so one that changes between two questions may come twice, but
        // is not missed.
        return Page.of(
                filter.statuses().stream()
                        .flatMap(status -> filter.programmes().stream()
                                .flatMap(programme -> query(oldestFor(filter), filter, programme, status, place)
                                        .setParameter("to", filter.to())
                                        .setMaxResults(limit + 1)
                                        .getResultList()
                                        .stream()))
                        .distinct()
                        .sorted(Fulfilment.NEWEST_FIRST.reversed())
                        .limit(limit + 1L)
                        .toList(),
                limit);
    }

    private TypedQuery<Fulfilment> query(
            FulfilmentFilter filter, String programme, FulfilmentStatus status, Place place) {
        return query(queryFor(filter), filter, programme, status, place).setParameter("from", filter.from());
    }

    private TypedQuery<Fulfilment> query(
            String name, FulfilmentFilter filter, String programme, FulfilmentStatus status, Place place) {
        TypedQuery<Fulfilment> query = entities.createNamedQuery(name, Fulfilment.class)
                .setParameter("programme", programme)
                .setParameter("status", status)
                .setParameter("at", place.at())
                .setParameter("ordinal", place.ordinal());
        if (filter.promoter() != null) {
            query.setParameter("promoter", filter.promoter());
        }
        if (filter.custId() != null) {
            query.setParameter("custId", filter.custId().value());
        }
        return query;
    }

    private static String oldestFor(FulfilmentFilter filter) {
        if (filter.promoter() == null) {
            return filter.custId() == null ? Fulfilment.OLDEST : Fulfilment.OLDEST_OF_CUSTOMER;
        }
        return filter.custId() == null ? Fulfilment.OLDEST_OF_PROMOTER : Fulfilment.OLDEST_OF_BOTH;
    }

    private static String queryFor(FulfilmentFilter filter) {
        if (filter.promoter() == null) {
            return filter.custId() == null ? Fulfilment.LISTED : Fulfilment.LISTED_OF_CUSTOMER;
        }
        return filter.custId() == null ? Fulfilment.LISTED_OF_PROMOTER : Fulfilment.LISTED_OF_BOTH;
    }
}
