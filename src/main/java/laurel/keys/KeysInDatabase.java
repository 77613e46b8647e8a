package laurel.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import laurel.access.Caller;
import laurel.access.StoredKeys;

/**
 * Looks up the key of each call by one read of its row. So a revocation counts for every call that begins after it, on
 * every node. A text that does not have the form of a key is not looked up. The use of a key is written down at most
 * once a minute, and not by the call.
 */
@ApplicationScoped
public class KeysInDatabase implements StoredKeys {

    private static final Logger LOG = System.getLogger(KeysInDatabase.class.getName());

    @Inject
    private Keys keys;

    @Inject
    private KeyUses uses;

    @Inject
    private Clock clock;

    /**
     * When this node last tried to note a use, by key. Only working keys are added, so there are no more than keys were
     * made.
     */
    private final ConcurrentMap<Long, Instant> noted = new ConcurrentHashMap<>();

    @Override
    public Optional<Caller> callerOf(String shown) {
        OptionalLong id = KeyText.idIn(shown);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<ApiKey> key = keys.find(id.getAsLong());
        Optional<Caller> caller = key.flatMap(found -> found.callerIfShown(shown));
        caller.ifPresent(known -> noteUseOf(key.get()));
        return caller;
    }

    /** Notes a use, if that is news, and if this node has not tried to in the last minute, successfully or not. */
    private void noteUseOf(ApiKey key) {
        Instant now = clock.instant();
        if (!key.isUseNews(now)) {
            return;
        }
        Instant before = noted.get(key.id());
        if (before != null && Duration.between(before, now).abs().compareTo(ApiKey.PRECISION_OF_USE) < 0) {
            return;
        }
        boolean isMine =
                before == null ? noted.putIfAbsent(key.id(), now) == null : noted.replace(key.id(), before, now);
        if (isMine) {
            try {
                uses.note(key.id(), now);
            } catch (RuntimeException tooBusy) {
                LOG.log(Level.DEBUG, "The use of key " + key.id() + " was not noted.", tooBusy);
            }
        }
    }
}
