package laurel.keys;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;

/**
 * Writes down that keys are used, while their callers are being served. A call does not depend on whether that
 * succeeds.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyUses {

    private static final Logger LOG = System.getLogger(KeyUses.class.getName());

    @Inject
    private Keys keys;

    /** Writes a use down, some time later. If that fails, the next use will be noted anyway. */
    @Asynchronous
    public void note(long id, Instant usedAt) {
        try {
            keys.noteUse(id, usedAt);
        } catch (RuntimeException failed) {
            LOG.log(Level.DEBUG, "The use of key " + id + " was not noted.", failed);
        }
    }
}
