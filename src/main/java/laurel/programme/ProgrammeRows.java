package laurel.programme;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import laurel.platform.transaction.NewTransactions;

/** The programmes as the books know them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class ProgrammeRows {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Programmes configured;

    @Inject
    private Clock clock;

    /**
     * Writes down the programmes that are configured for the first time.
     *
     * @return what is wrong with the first that credited another ledger before; empty if none did
     */
    public Optional<String> note() {
        for (Programme programme : configured.all()) {
            ProgrammeRow known = entities.find(ProgrammeRow.class, programme.name());
            if (known == null) {
                entities.persist(new ProgrammeRow(programme, clock.instant()));
            } else if (known.objectionTo(programme) != null) {
                return Optional.of(known.objectionTo(programme));
            }
        }
        return Optional.empty();
    }
}
