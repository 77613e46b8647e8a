package laurel.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;

/** Writes the record of each call. Works inside the transaction of the use case that calls it. */
@ApplicationScoped
public class DeliveryRecords {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    @Inject
    private Event<DeliveryAnswered> events;

    /**
     * Records a call that is being answered, after all else is written.
     *
     * @param id its number, from {@link laurel.platform.transaction.TimeOrderedId}
     */
    public void add(long id, WebhookCall call, DeliveryAnswer answer) {
        var took = Duration.between(call.receivedAt(), clock.instant());
        entities.persist(new Delivery(id, call, answer, took));
        events.fire(new DeliveryAnswered(id, call, answer, took));
    }
}
