package laurel.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/**
 * Writes down what people do, inside the transaction that does it. So there is no act without its record, and no record
 * without its act.
 */
@ApplicationScoped
public class Acts {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /**
     * Writes an act down.
     *
     * @param deed what is done, at most 64 characters, such as {@code release fulfilment}
     * @param subject what it is done to, at most 1,000 characters, such as {@code v1/90}
     * @param detail what comes of it, at most 2,000 characters, or null if the deed says all
     */
    public void add(Decision decision, String deed, String subject, String detail) {
        add(decision, deed, null, subject, detail);
    }

    /**
     * Writes down an act about a promoter or a fulfilment.
     *
     * @param programme the name of the programme in which that is
     */
    public void add(Decision decision, String deed, String programme, String subject, String detail) {
        entities.persist(new Act(decision, deed, programme, subject, detail, clock.instant()));
    }
}
