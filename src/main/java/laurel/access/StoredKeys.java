package laurel.access;

import java.util.Optional;
import laurel.platform.transaction.DatabaseUnavailable;

/** The keys of the API that do not stand in the configuration. */
public interface StoredKeys {

    /**
     * Whoever shows this key.
     *
     * @param shown what a caller says is a key; not null
     * @return empty if it is nobody's, or no longer anybody's
     * @throws DatabaseUnavailable if that cannot be found out now
     */
    Optional<Caller> callerOf(String shown);
}
