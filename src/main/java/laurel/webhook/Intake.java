package laurel.webhook;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Instant;
import laurel.delivery.DeliveryRecords;
import laurel.fulfilment.Denials;
import laurel.fulfilment.Fulfilments;
import laurel.platform.transaction.NewTransactions;
import laurel.platform.transaction.TimeOrderedId;
import laurel.promoter.Promoters;

/**
 * Takes a delivery in: what it asks for and its record are one container transaction. When {@link #take} returns, that is
 * committed.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class Intake {

    @Inject
    private Fulfilments fulfilments;

    @Inject
    private Denials denials;

    @Inject
    private Promoters promoters;

    @Inject
    private DeliveryRecords records;

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
    public Recorded record(Payload payload, WebhookAnswer answer, Instant receivedAt) {
        return record(TimeOrderedId.at(receivedAt), payload, answer, receivedAt);
    }

    private Recorded record(long id, Payload payload, WebhookAnswer answer, Instant receivedAt) {
        boolean isKept = payload.promoterKey().filter(promoters::isErased).isEmpty();
        records.add(id, payload.toCall(receivedAt, isKept), answer.toDeliveryAnswer());
        return new Recorded(id, answer);
    }

    private WebhookAnswer answer(Payload payload, long delivery) {
        if (payload instanceof Payload.RewardDue due) {
            return WebhookAnswer.to(due.reward().id(), fulfilments.fulfil(due.reward(), "delivery " + delivery));
        }
        if (payload instanceof Payload.Denied denied) {
            return WebhookAnswer.to(denied.fulfilment(), denials.deny(denied.key(), denied.reason()));
        }
        if (payload instanceof Payload.OtherEvent other) {
            other.promoter().ifPresent(promoters::meet);
            return WebhookAnswer.recorded();
        }
        if (payload instanceof Payload.Test) {
            return WebhookAnswer.test();
        }
        if (payload instanceof Payload.Unreadable unreadable) {
            return WebhookAnswer.unreadable(400, unreadable.problem());
        }
        throw new IllegalArgumentException("nothing to do for " + payload.getClass());
    }
}
