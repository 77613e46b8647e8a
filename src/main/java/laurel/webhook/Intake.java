package laurel.webhook;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import laurel.fulfilment.Denials;
import laurel.fulfilment.Fulfilments;
import laurel.platform.FlushedInterceptor;
import laurel.platform.TimeOrderedId;
import laurel.promoter.Promoters;

/**
 * Takes a delivery in: what it asks for and its record are one container transaction. When {@link #take} returns, that is
 * committed.
 */
@Stateless
@Interceptors(FlushedInterceptor.class)
public class Intake {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Fulfilments fulfilments;

    @Inject
    private Denials denials;

    @Inject
    private Promoters promoters;

    @Inject
    private Clock clock;

    /**
     * Does what a payload asks for.
     *
     * @param receivedAt when the call arrived
     * @return the answer, which may be given once this method has returned
     */
    public Recorded take(Payload payload, Instant receivedAt) {
        long delivery = TimeOrderedId.at(receivedAt);
        return record(delivery, payload, answer(payload, delivery), receivedAt);
    }

    /** Records a call that could not even be read as a payload, and was answered so. */
    public Recorded record(Payload payload, Answer answer, Instant receivedAt) {
        return record(TimeOrderedId.at(receivedAt), payload, answer, receivedAt);
    }

    private Recorded record(long id, Payload payload, Answer answer, Instant receivedAt) {
        var delivery = new Delivery(id, payload, answer, receivedAt, Duration.between(receivedAt, clock.instant()));
        if (payload.promoterId().filter(promoters::isErased).isPresent()) {
            delivery.forgetPayload();
        }
        entities.persist(delivery);
        return new Recorded(id, answer);
    }

    private Answer answer(Payload payload, long delivery) {
        if (payload instanceof Payload.RewardDue due) {
            return Answer.to(due.reward().id(), fulfilments.fulfil(due.reward(), "delivery " + delivery));
        }
        if (payload instanceof Payload.Denied denied) {
            return Answer.to(denied.fulfilment(), denials.deny(denied.key(), denied.reason()));
        }
        if (payload instanceof Payload.OtherEvent other) {
            other.promoter().ifPresent(promoters::meet);
            return Answer.recorded();
        }
        if (payload instanceof Payload.Test) {
            return Answer.test();
        }
        if (payload instanceof Payload.Unreadable unreadable) {
            return Answer.unreadable(400, unreadable.problem());
        }
        throw new IllegalArgumentException("nothing to do for " + payload.getClass());
    }
}
