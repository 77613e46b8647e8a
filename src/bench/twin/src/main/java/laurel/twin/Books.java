package laurel.twin;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** The statements that a credit needs, in the order in which Laurel takes its locks; {@code speed/credit.sql} has the same ones. */
final class Books {

    private static final String PROMOTER =
            "select account_id, cust_id, email, name, status, described_at from promoter where id = ?"
                    + " and programme = 'main'";
    private static final String ACCOUNT = "select id from account where cust_id = ? and ledger = 'main'";
    private static final String FULFILMENT =
            "insert into fulfilment (programme, system, id, promoter_id, unit, amount, status, account_id, cust_id, name, created_at,"
                    + " settled_at, ordinal) values ('main', 'v1', ?, ?, ?, ?, 'CREDITED', ?, ?, ?, ?, ?, ?)";
    private static final String LOCKED_BALANCE =
            "select amount, changed_at from balance where account_id = ? and unit = ? for update";
    private static final String ENTRY =
            "insert into entry (id, account_id, unit, amount, balance_after, kind, programme, system, fulfilment_id, reference, actor,"
                    + " recorded_at) values (?, ?, ?, ?, ?, 'CREDIT', 'main', 'v1', ?, ?, 'firstpromoter', ?)";
    private static final String BALANCE =
            "update balance set amount = ?, changed_at = ? where account_id = ? and unit = ?";
    private static final String DELIVERY =
            "insert into delivery (id, received_at, event_id, event_type, programme, system, fulfilment_id, outcome, status, took_micros,"
                    + " payload) values (?, ?, ?, ?, 'main', 'v1', ?, 'CREDITED', 200, ?, ?)";

    private static final AtomicLong LAST_ID = new AtomicLong();

    private final DataSource source;

    Books(DataSource source) {
        this.source = source;
    }

    /** Credits a reward, in a transaction of its own; when this returns, it is committed. */
    void credit(Reward reward, Instant receivedAt) throws SQLException {
        try (Connection connection = source.getConnection()) {
            try {
                credit(connection, reward, receivedAt);
                connection.commit();
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }

    private static void credit(Connection connection, Reward reward, Instant receivedAt) throws SQLException {
        long account = accountOf(connection, reward);
        Instant now = now();
        change(
                connection,
                FULFILMENT,
                reward.id(),
                reward.promoter(),
                reward.unit(),
                reward.amount(),
                account,
                reward.custId(),
                reward.name(),
                time(now),
                time(now),
                idAt(now));
        long balance = reward.amount() + lockedBalance(connection, account, reward.unit());
        change(
                connection,
                ENTRY,
                idAt(now),
                account,
                reward.unit(),
                reward.amount(),
                balance,
                reward.id(),
                reward.name(),
                time(now));
        change(connection, BALANCE, balance, time(now), account, reward.unit());
        change(
                connection,
                DELIVERY,
                idAt(receivedAt),
                time(receivedAt),
                reward.eventId(),
                reward.eventType(),
                reward.id(),
                Duration.between(receivedAt, now()).toNanos() / 1_000,
                reward.masked());
    }

    private static long accountOf(Connection connection, Reward reward) throws SQLException {
        try (PreparedStatement select = prepare(connection, PROMOTER, reward.promoter());
                ResultSet promoter = select.executeQuery()) {
            if (!promoter.next()) {
                throw new IllegalStateException("unknown promoter " + reward.promoter());
            }
            boolean same = reward.custId().equals(promoter.getString(2))
                    && reward.email().equals(promoter.getString(3))
                    && reward.promoterName().equals(promoter.getString(4))
                    && reward.promoterStatus().equals(promoter.getString(5));
            if (!same) {
                throw new IllegalStateException("promoter " + reward.promoter() + " would have to be described anew");
            }
            long linked = promoter.getLong(1);
            if (!promoter.wasNull()) {
                return linked;
            }
        }
        return number(connection, ACCOUNT, reward.custId());
    }

    private static long lockedBalance(Connection connection, long account, String unit) throws SQLException {
        return number(connection, LOCKED_BALANCE, account, unit);
    }

    private static long number(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement select = prepare(connection, sql, values);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("no row for: " + sql);
            }
            return row.getLong(1);
        }
    }

    private static void change(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement change = prepare(connection, sql, values)) {
            if (change.executeUpdate() != 1) {
                throw new IllegalStateException("changed nothing: " + sql);
            }
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, values[i]);
        }
        return prepared;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Grows with time, as Laurel's ids do, so that an index grows at its end. */
    private static long idAt(Instant time) {
        return LAST_ID.updateAndGet(last -> Math.max(last + 1, time.toEpochMilli() << 20));
    }
}
