package laurel.access;

import java.util.Optional;
import laurel.platform.transaction.DatabaseUnavailable;

/** The keys of the API that are not in the configuration. */
public interface StoredKeys {

    /**
     * The caller who holds this key.
     *
     * @param shown what a caller says is a key; not null
     * @return empty if nobody holds it, or nobody does any more
     * @throws DatabaseUnavailable if that cannot be found out now
     */
    Optional<Caller> callerOf(String shown);
}
