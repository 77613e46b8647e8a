package laurel.faults;

import java.util.Locale;

/** What runs below FirstPromoter while faults strike. */
enum Setting {
    /** One server with its H2 in a file. */
    H2,
    /** One server, and a PostgreSQL behind a proxy that can cut their connections. */
    POSTGRESQL,
    /** Two servers on one PostgreSQL, behind HAProxy. */
    NODES;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
