package laurel.it;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** The tables behind Laurel, past Laurel. */
final class Tables {

    private Tables() {}

    /** The database that this run was asked to be on: {@code H2} or {@code PostgreSQL}. */
    static String expectedProduct() {
        return System.getenv("LAUREL_TEST_DATABASE");
    }

    static Connection connection() {
        try {
            return ((DataSource) new InitialContext().lookup("java:comp/DefaultDataSource")).getConnection();
        } catch (NamingException | SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A connection in a transaction of its own, as somebody else's would be. */
    static Connection transaction() {
        try {
            var connection = connection();
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A number that is smaller than those of all entries: rows that a test makes by itself go below it. */
    static long belowAllEntries() {
        return Long.parseLong(find("select min(id) from entry").get(0)) - 1;
    }

    /** The first column of what a query finds. */
    static List<String> find(String sql, Object... parameters) {
        try (var connection = connection();
                var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            var found = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static int change(Connection connection, String sql, Object... parameters) {
        try (var change = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                change.setObject(i + 1, parameters[i]);
            }
            return change.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Lets the job that books expiries begin at any time, also after it has run while the clock was ahead. */
    static void freeTheExpiryJob() {
        try (var connection = connection()) {
            change(
                    connection,
                    "update lease set holder = 'nobody', ends_at = timestamp with time zone '2026-01-01 00:00:00+00'"
                            + " where name = 'expiry'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static void lock(Connection transaction, String sql, Object... parameters) {
        try (var query = transaction.prepareStatement(sql + " for update")) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("nothing to lock: " + sql);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static String outcomesOf(Reward reward) {
        return String.join(
                " ",
                find(
                        "select outcome || case when reason is null then '' else ':' || reason end from delivery"
                                + " where system = 'v1' and fulfilment_id = ? order by received_at, id",
                        reward.id()));
    }

    static String statusOf(Reward reward) {
        return String.join(" ", find("select status from fulfilment where system = 'v1' and id = ?", reward.id()));
    }
}
