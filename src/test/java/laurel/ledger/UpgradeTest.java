package laurel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an earlier version has left in the books, and a migration brings to what this one expects. */
class UpgradeTest {

    private static final String H2 = "jdbc:h2:mem:;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    private static void migrate(Connection connection, List<Path> migrations) throws SQLException {
        for (Path file : migrations) {
            change(connection, "runscript from '" + file.toUri() + "'");
        }
    }

    private static void change(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> find(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Test
    void a_hold_that_is_open_keeps_what_it_was_promised_what_expires_first_before_the_rest() throws SQLException {
        List<Path> all = LedgerInMemory.migrations();
        int lots = all.indexOf(Path.of("src/main/resources/db/migration/V9__holds_and_lots.sql"));
        try (Connection connection = DriverManager.getConnection(H2)) {
            migrate(connection, all.subList(0, lots));
            change(connection, "insert into account (id, cust_id, created_at) values (1, '23452', current_timestamp)");
            change(
                    connection,
                    "insert into balance (account_id, unit, amount, changed_at) values (1, 'points', 30, current_timestamp)");
            for (int entry = 1; entry <= 3; entry++) {
                change(
                        connection,
                        "insert into entry (id, account_id, unit, amount, balance_after, kind, actor, reason, recorded_at) values ("
                                + entry + ", 1, 'points', 10, " + entry * 10
                                + ", 'ADJUSTMENT', 'anna', 'a gift', current_timestamp)");
            }
            change(
                    connection,
                    "insert into lot (entry_id, account_id, unit, remaining, expires_at) values"
                            + " (1, 1, 'points', 10, current_timestamp + interval '2' day),"
                            + " (2, 1, 'points', 4, current_timestamp + interval '1' day)");
            change(
                    connection,
                    "insert into hold (id, account_id, unit, amount, reference, actor, status, created_at, expires_at, settled_at) values"
                            + " (11, 1, 'points', 6, 'x', 'shop', 'OPEN', current_timestamp, current_timestamp + interval '1' hour, null),"
                            + " (12, 1, 'points', 3, 'x', 'shop', 'RELEASED', current_timestamp, current_timestamp + interval '1' hour, current_timestamp),"
                            + " (13, 1, 'points', 3, 'x', 'shop', 'OPEN', current_timestamp - interval '2' hour, current_timestamp - interval '1' hour, null),"
                            + " (14, 1, 'points', 12, 'x', 'shop', 'OPEN', current_timestamp, current_timestamp + interval '1' hour, null)");

            migrate(connection, all.subList(lots, all.size()));

            assertThat(
                            find(
                                    connection,
                                    "select hold_id || ': ' || amount || ' of ' || entry_id from hold_part order by hold_id, entry_id desc"))
                    .containsExactly("11: 4 of 2", "11: 2 of 1", "14: 8 of 1");
        }
    }
}
