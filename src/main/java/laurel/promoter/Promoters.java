package laurel.promoter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/** The promoters that Laurel has heard of. Works inside the transaction of the use case that calls it. */
@ApplicationScoped
public class Promoters {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** The promoter of an id that is in the books. */
    public Promoter get(String id) {
        return entities.find(Promoter.class, id);
    }

    /** The promoter of an id that is in the books, locked until the transaction ends. */
    public Promoter lock(String id) {
        return entities.find(Promoter.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The promoter of a description, met now if it was not known, and described anew if it was. */
    public Promoter meet(Description description) {
        Promoter known = entities.find(Promoter.class, description.id());
        if (known != null) {
            known.describe(description, clock.instant());
            return known;
        }
        var met = new Promoter(description, clock.instant());
        entities.persist(met);
        entities.flush(); // whoever meets it at the same time learns of it here
        return met;
    }
}
