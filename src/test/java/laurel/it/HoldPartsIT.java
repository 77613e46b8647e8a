package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody with one hold of one lot, among thousands that others have: what is asked about them reads theirs alone, on H2 and on
 * PostgreSQL. Nothing of it is committed.
 */
@ExtendWith(ArquillianExtension.class)
class HoldPartsIT {

    private static final int OTHERS = 5_000;
    private static final int LIMIT = 10;
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final OffsetDateTime BEGIN = NOW.atOffset(ZoneOffset.UTC).minusDays(1);
    private static final OffsetDateTime END = BEGIN.plusYears(1);

    @Inject
    private Plans plans;

    private Connection transaction;
    private long account;
    private long number;

    @BeforeEach
    void oneHoldAmongMany() throws SQLException {
        String other = Company.customerWith(1);
        String customer = Company.customerWith(1);
        number = Tables.belowAllEntries();
        account = accountOf(customer);
        long others = accountOf(other);
        transaction = Tables.transaction();
        insert(
                "entry (id, account_id, unit, amount, balance_after, kind, actor, reason, recorded_at)"
                        + " values (?, ?, 'credits', 2, 2, 'ADJUSTMENT', 'tests', 'many', ?)",
                others,
                BEGIN);
        insert("lot (entry_id, account_id, unit, remaining, expires_at) values (?, ?, 'credits', 2, ?)", others, END);
        insert(
                "hold (id, account_id, unit, amount, reference, actor, status, created_at, expires_at)"
                        + " values (?, ?, 'credits', 1, 'order', 'tests', 'OPEN', ?, ?)",
                others,
                BEGIN,
                END);
        // The primary keys begin with the one number, the index with the other.
        insertNumbers("hold_part (hold_id, entry_id, amount) values (?, ?, 1)");
        insertNumbers("expired_part (entry_id, expired_by, amount) values (?, ?, 1)");
        if (isPostgres()) {
            for (String table : new String[] {"entry", "lot", "hold", "hold_part", "expired_part"}) {
                Tables.change(transaction, "analyze " + table);
            }
        }
    }

    private static long accountOf(String customer) {
        return Long.parseLong(Tables.find("select id from account where cust_id = ?", customer)
                .get(0));
    }

    /** The first row is of the one customer, the rest of the others. */
    private void insert(String row, long others, Object... values) throws SQLException {
        try (var insert = transaction.prepareStatement("insert into " + row)) {
            for (int n = 0; n <= OTHERS; n++) {
                insert.setLong(1, number - n);
                insert.setLong(2, n == 0 ? account : others);
                for (int i = 0; i < values.length; i++) {
                    insert.setObject(3 + i, values[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void insertNumbers(String row) throws SQLException {
        try (var insert = transaction.prepareStatement("insert into " + row)) {
            for (int n = 0; n <= OTHERS; n++) {
                insert.setLong(1, number - n);
                insert.setLong(2, number - n);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @AfterEach
    void takeItAllBack() throws SQLException {
        transaction.rollback();
        transaction.close();
    }

    private static boolean isPostgres() {
        return Tables.expectedProduct().equals("PostgreSQL");
    }

    @Test
    void what_holds_set_aside_of_a_balance_is_read_by_its_holds() throws SQLException {
        String sql = plans.sqlOf("HoldPart.byLot", Map.of("account", account, "unit", "credits", "now", NOW), LIMIT);

        isReadBy("hold_part_pk", sql, account, "credits", NOW.atOffset(ZoneOffset.UTC), "OPEN", LIMIT, 0);
    }

    @Test
    void what_holds_set_aside_of_a_lot_is_read_by_the_lot() throws SQLException {
        String sql = plans.sqlOf("HoldPart.ofLot", Map.of("lot", number, "now", NOW), LIMIT);

        isReadBy("hold_part_by_lot", sql, number, NOW.atOffset(ZoneOffset.UTC), "OPEN", LIMIT, 0);
    }

    @Test
    void what_a_hold_sets_aside_is_read_by_the_hold() throws SQLException {
        isReadBy("hold_part_pk", plans.sqlOf("HoldPart.ofHold", Map.of("hold", number), LIMIT), number, LIMIT, 0);
    }

    @Test
    void what_a_hold_sets_aside_is_deleted_by_the_hold() throws SQLException {
        isReadBy("hold_part_pk", "delete from hold_part where hold_id = ?", number);
    }

    @Test
    void what_has_expired_of_an_entry_is_read_by_the_entry() throws SQLException {
        String sql = plans.sqlOf("ExpiredPart.ofEntry", Map.of("entry", number), LIMIT);

        isReadBy("expired_part_pk", sql, 0, number, LIMIT, 0);
    }

    /** H2 has its own names for primary keys, and for the index that it makes of a foreign key. */
    private void isReadBy(String index, String sql, Object... parameters) throws SQLException {
        String plan = Plans.of(transaction, sql, parameters);

        assertThat(plan).doesNotContain("Seq Scan", "tableScan");
        if (isPostgres()) {
            assertThat(plan).contains(index);
        }
    }
}
