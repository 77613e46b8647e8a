package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/** An account with 100,000 entries: every page costs as much as the first. */
@ExtendWith(ArquillianExtension.class)
class ManyEntriesIT {

    private static final int ENTRIES = 100_000;
    private static final int PAGE = 500;
    private static final Pattern PAGES_READ = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");

    @Inject
    private Plans plans;

    private String customer;
    private long account;
    private long ids;

    @BeforeEach
    void somebodyWithManyEntries() throws SQLException {
        customer = Company.customerWith(1);
        account = Long.parseLong(Tables.find("select id from account where cust_id = ?", customer)
                .get(0));
        ids = Tables.belowAllEntries();
        Instant begin = Instant.parse("2020-01-01T00:00:00Z");
        try (Connection connection = Tables.transaction();
                var insert = connection.prepareStatement("insert into entry"
                        + " (id, account_id, unit, amount, balance_after, kind, actor, reason, recorded_at)"
                        + " values (?, ?, 'credits', 1, ?, 'ADJUSTMENT', 'tests', 'many', ?)")) {
            for (int n = 1; n < ENTRIES; n++) {
                insert.setLong(1, ids - n);
                insert.setLong(2, account);
                insert.setLong(3, n);
                insert.setObject(4, begin.plusSeconds(n).atOffset(ZoneOffset.UTC));
                insert.addBatch();
                if (n % 1_000 == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    @Test
    void is_read_page_by_page_to_its_end() {
        var balances = new ArrayList<Integer>();
        String path = "/accounts/" + Company.encoded(customer) + "/entries?limit=" + PAGE;
        for (String next = ""; next != null; ) {
            var page = Company.reads(path + next).json();
            page.getJsonArray("entries")
                    .getValuesAs(JsonObject.class)
                    .forEach(entry -> balances.add(entry.getInt("balanceAfter")));
            next = page.isNull("next") ? null : "&before=" + page.getString("next");
        }

        assertThat(balances.subList(1, ENTRIES))
                .containsExactlyElementsOf(IntStream.iterate(ENTRIES - 1, n -> n > 0, n -> n - 1)
                        .boxed()
                        .toList());
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = "LAUREL_TEST_DATABASE",
            matches = "PostgreSQL",
            disabledReason = "The plan is PostgreSQL's.")
    void has_pages_that_postgresql_finds_by_the_index() throws SQLException {
        try (Connection connection = Tables.connection()) {
            Tables.change(connection, "analyze entry");
            String first =
                    plan(connection, plans.sqlOf("Entry.newest", Map.of("account", account), PAGE), account, PAGE, 0);
            var costs = new ArrayList<Integer>();
            for (int n : List.of(ENTRIES - 1, ENTRIES / 2, PAGE)) {
                Instant at = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(n);
                OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
                long id = ids - n;
                String sql =
                        plans.sqlOf("Entry.newestBefore", Map.of("account", account, "recordedAt", at, "id", id), PAGE);
                costs.add(pagesRead(plan(connection, sql, account, time, time, id, PAGE, 0)));
            }

            assertThat(costs).allSatisfy(cost -> assertThat(cost).isLessThan(2 * pagesRead(first)));
        }
    }

    /** The plan of a page, executed twice so that what it reads is in memory. */
    private static String plan(Connection connection, String sql, Object... parameters) throws SQLException {
        String plan = "";
        for (int run = 0; run < 2; run++) {
            try (var explain = connection.prepareStatement("explain (analyze, buffers) " + sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    explain.setObject(i + 1, parameters[i]);
                }
                try (var lines = explain.executeQuery()) {
                    var text = new StringBuilder();
                    while (lines.next()) {
                        text.append(lines.getString(1)).append('\n');
                    }
                    plan = text.toString();
                }
            }
        }
        assertThat(plan)
                .contains("Index Scan Backward using entry_by_account")
                .doesNotContain("Sort", "Seq Scan", "Bitmap");
        return plan;
    }

    private static int pagesRead(String plan) {
        var pages = PAGES_READ.matcher(plan);
        assertThat(pages.find()).as(plan).isTrue();
        return Integer.parseInt(pages.group(1)) + (pages.group(2) == null ? 0 : Integer.parseInt(pages.group(2)));
    }
}
