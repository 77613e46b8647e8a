package laurel.it;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** The leases in the database, as another node would take them. */
final class Leases {

    private Leases() {}

    /** Gives a job's lease to a node. */
    static void give(String job, String holder, Instant end) {
        change("update lease set holder = ?, ends_at = ? where name = ?", holder, end.atOffset(ZoneOffset.UTC), job);
    }

    /** As it was before the first run. */
    static void reset(String job) {
        give(job, "nobody", Instant.parse("2026-01-01T00:00:00Z"));
        change("update lease set place = 0 where name = ?", job);
    }

    static String holderOf(String job) {
        return Tables.find("select holder from lease where name = ?", job).get(0);
    }

    private static void change(String sql, Object... parameters) {
        try (Connection connection = Tables.connection()) {
            Tables.change(connection, sql, parameters);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
