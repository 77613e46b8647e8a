package laurel.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What is in Laurel's tables. */
record Books(List<Fulfilment> fulfilments, List<Entry> entries, List<Balance> balances, List<Delivery> deliveries) {

    /** @param custId the account; null unless it is credited */
    record Fulfilment(String id, String status, String holdReason, String custId) {}

    /** In the order of its balance. */
    record Entry(String custId, String unit, long amount, long balanceAfter, String kind, String fulfilment) {}

    record Balance(String custId, String unit, long amount) {}

    /** How many deliveries of a fulfilment were recorded as ended so. */
    record Delivery(String fulfilment, String outcome, int count) {}

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static Books read(Connection database) throws SQLException {
        return new Books(
                rows(
                        database,
                        "select f.id, f.status, f.hold_reason, a.cust_id from fulfilment f"
                                + " left join account a on a.id = f.account_id where f.system = 'v1'",
                        row -> new Fulfilment(row.getString(1), row.getString(2), row.getString(3), row.getString(4))),
                rows(
                        database,
                        "select a.cust_id, e.unit, e.amount, e.balance_after, e.kind, e.fulfilment_id from entry e"
                                + " join account a on a.id = e.account_id order by e.account_id, e.recorded_at, e.id",
                        row -> new Entry(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getString(5),
                                row.getString(6))),
                rows(
                        database,
                        "select a.cust_id, b.unit, b.amount from balance b join account a on a.id = b.account_id",
                        row -> new Balance(row.getString(1), row.getString(2), row.getLong(3))),
                rows(
                        database,
                        "select fulfilment_id, outcome, count(*) from delivery where fulfilment_id is not null"
                                + " group by fulfilment_id, outcome",
                        row -> new Delivery(row.getString(1), row.getString(2), row.getInt(3))));
    }

    private static <T> List<T> rows(Connection database, String query, Row<T> each) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            var list = new ArrayList<T>();
            while (rows.next()) {
                list.add(each.read(rows));
            }
            return list;
        }
    }
}
