package laurel.keys;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;

/** Writes down that keys are used, while their callers are served: whether it succeeds is nothing to them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyUses {

    private static final Logger LOG = System.getLogger(KeyUses.class.getName());

    @Inject
    private Keys keys;

    /** Writes one use down, some time later. If that fails, the next one to be noted tells more anyway. */
    @Asynchronous
    public void note(long id, Instant usedAt) {
        try {
            keys.noteUse(id, usedAt);
        } catch (RuntimeException failed) {
            LOG.log(Level.DEBUG, "The use of key " + id + " was not noted.", failed);
        }
    }
}
