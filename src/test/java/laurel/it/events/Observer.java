package laurel.it.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import laurel.delivery.DeliveryAnswered;
import laurel.fulfilment.FulfilmentEvent;
import laurel.ledger.LedgerEvent;

/**
 * Hears what Laurel announces, as an outbox or a meter would: at once, and again when it is committed. Only {@code EventsIT} deploys it,
 * so that in the servers of all other tests nobody observes.
 */
@ApplicationScoped
public class Observer {

    private static final List<Object> ANNOUNCED = new CopyOnWriteArrayList<>();
    private static final List<Object> COMMITTED = new CopyOnWriteArrayList<>();
    private static volatile boolean fails;

    void announced(@Observes LedgerEvent event) {
        ANNOUNCED.add(event);
        if (fails) {
            throw new IllegalStateException("An observer does not want " + event);
        }
    }

    void announced(@Observes FulfilmentEvent event) {
        ANNOUNCED.add(event);
    }

    void announced(@Observes DeliveryAnswered event) {
        ANNOUNCED.add(event);
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) LedgerEvent event) {
        COMMITTED.add(event);
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) FulfilmentEvent event) {
        COMMITTED.add(event);
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveryAnswered event) {
        COMMITTED.add(event);
    }

    /** What was announced since {@link #begin}. */
    public static List<Object> announced() {
        return List.copyOf(ANNOUNCED);
    }

    /** What of that was committed. */
    public static List<Object> committed() {
        return List.copyOf(COMMITTED);
    }

    /** From now on, an observer fails at what the ledger announces. */
    public static void fail() {
        fails = true;
    }

    /** Nothing was heard so far, and nothing fails. */
    public static void begin() {
        ANNOUNCED.clear();
        COMMITTED.clear();
        fails = false;
    }
}
