package laurel.access;

import java.util.Optional;
import java.util.Set;

/** The ledgers that there are, in one of which each call of the API works. */
public interface KnownLedgers {

    /** Their names. */
    Set<String> ledgers();

    /** The one that is meant where none is named: {@code main}, or the only one; empty if that does not tell. */
    Optional<String> usualLedger();
}
