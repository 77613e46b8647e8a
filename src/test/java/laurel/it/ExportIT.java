package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Entries and fulfilments as files. */
@ExtendWith(ArquillianExtension.class)
class ExportIT {

    private static final String HEADER_OF_ENTRIES =
            "id,custId,unit,amount,balanceAfter,kind,reference,system,fulfilment,actor,reason,recordedAt";

    private static final String HEADER_OF_FULFILMENTS =
            "system,id,status,reason,promoter,custId,unit,amount,amountSent,name,createdAt,settledAt";

    /** More than are read at once, and no multiple of that. */
    private static final int MANY = 5_003;

    @Test
    void the_entries_of_a_customer_are_a_file_from_the_oldest_on() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();
        Company.spends(
                        reward.custId(),
                        Company.freshKey(),
                        "{\"unit\":\"credits\",\"amount\":5,\"reference\":\"=HYPERLINK(\\\"x\\\"), ü\"}")
                .is(201);
        List<JsonObject> entries = Company.readsEntries(reward.custId());

        var file = Company.reads("/entries.csv?custId=" + Company.encoded(reward.custId()));

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.type().replace(" ", "")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(file.body())
                .isEqualTo(HEADER_OF_ENTRIES + "\r\n"
                        + String.join(
                                ",",
                                entries.get(1).getString("id"),
                                reward.custId(),
                                "credits,20,20,CREDIT,,v1",
                                reward.id(),
                                "firstpromoter,",
                                entries.get(1).getString("recordedAt"))
                        + "\r\n"
                        + String.join(
                                ",",
                                entries.get(0).getString("id"),
                                reward.custId(),
                                "credits,-5,15,REDEMPTION,\"'=HYPERLINK(\"\"x\"\"), ü\",,,shop,",
                                entries.get(0).getString("recordedAt"))
                        + "\r\n");
    }

    @Test
    void entries_can_be_of_everybody_of_one_unit_and_of_a_time() {
        var credits = Reward.ofCredits();
        FirstPromoter.sends(credits).isCredited();
        var points = credits.withId(Reward.fresh()).withUnit("points");
        FirstPromoter.sends(points).isCredited();
        String ofOne = "/entries.csv?custId=" + Company.encoded(credits.custId());
        var entries = Company.readsEntries(credits.custId());
        String first = entries.get(1).getString("recordedAt");
        String second = entries.get(0).getString("recordedAt");

        assertThat(ids(ofOne)).hasSize(2);
        assertThat(ids(ofOne + "&unit=points")).containsExactly(entries.get(0).getString("id"));
        assertThat(ids(ofOne + "&from=" + second))
                .containsExactly(entries.get(0).getString("id"));
        assertThat(ids(ofOne + "&from=" + first + "&to=" + second))
                .containsExactly(entries.get(1).getString("id"));
        assertThat(ids(ofOne + "&unit=nothing")).isEmpty();
        assertThat(ids("/entries.csv?from=" + first))
                .contains(entries.get(0).getString("id"), entries.get(1).getString("id"));
        assertThat(ids("/entries.csv?unit=points&from=" + first))
                .contains(entries.get(0).getString("id"))
                .doesNotContain(entries.get(1).getString("id"));
        assertThat(ids("/entries.csv?custId=nobody")).isEmpty();
    }

    @Test
    void fulfilments_are_a_file_by_the_filters_of_their_list() {
        var credited = Reward.ofCredits();
        FirstPromoter.sends(credited).isCredited();
        var held = credited.withId(Reward.fresh()).withUnit("cash");
        FirstPromoter.sends(held).isHeld("MONETARY");
        JsonObject shown = Company.reads("/fulfilments/v1/" + held.id()).json();
        String ofOne = "/fulfilments.csv?promoter=" + shown.getString("promoter");

        assertThat(Company.reads(ofOne + "&status=HELD").body())
                .isEqualTo(HEADER_OF_FULFILMENTS + "\r\n"
                        + String.join(
                                ",",
                                "v1",
                                held.id(),
                                "HELD,MONETARY",
                                shown.getString("promoter"),
                                credited.custId(),
                                "cash,20,,",
                                shown.getString("createdAt"),
                                "")
                        + "\r\n");
        assertThat(fulfilments(ofOne)).containsExactly(credited.id(), held.id());
        assertThat(fulfilments("/fulfilments.csv?custId=" + Company.encoded(credited.custId())))
                .containsExactly(credited.id(), held.id());
        assertThat(fulfilments(ofOne + "&custId=" + Company.encoded(credited.custId()) + "&status=CREDITED"))
                .containsExactly(credited.id());
        assertThat(fulfilments(ofOne + "&from=" + shown.getString("createdAt"))).containsExactly(held.id());
        assertThat(fulfilments(ofOne + "&to=" + shown.getString("createdAt"))).containsExactly(credited.id());
    }

    @Test
    void nothing_is_missing_and_nothing_there_twice_however_often_the_reading_goes_on() throws SQLException {
        String customer = Company.customerWith(1);
        String unit = "unit" + Reward.fresh();
        withManyEntries(customer, unit);
        String promoter = "many-" + Reward.fresh();
        withManyFulfilments(promoter, "someone");

        var ofOne = ids("/entries.csv?custId=" + Company.encoded(customer));
        var ofUnit = ids("/entries.csv?unit=" + unit);
        var fulfilments = fulfilments("/fulfilments.csv?promoter=" + promoter);

        assertThat(ofOne).hasSize(MANY + 1).doesNotHaveDuplicates();
        assertThat(ofUnit).hasSize(MANY).doesNotHaveDuplicates().isSubsetOf(ofOne);
        assertThat(fulfilments)
                .containsExactlyElementsOf(IntStream.range(0, MANY)
                        .mapToObj(n -> promoter + "-" + n)
                        .toList());
    }

    @Test
    void a_file_tells_its_name_and_its_length_so_that_a_part_of_it_is_known_for_one()
            throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(Company.as("reader", "/entries.csv?custId=nobody").build(), BodyHandlers.ofByteArray());

        assertThat(answer.body()).hasSize(HEADER_OF_ENTRIES.length() + 2);
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("" + answer.body().length);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"laurel-entries.csv\"");
    }

    @Test
    void what_fails_on_the_way_is_a_problem_and_no_file_that_ends_early() throws SQLException {
        String promoter = "odd-" + Reward.fresh();
        withManyFulfilments(promoter, "");
        try {
            Company.reads("/fulfilments.csv?promoter=" + promoter).isProblem(500);
        } finally {
            try (Connection connection = Tables.connection()) {
                Tables.change(connection, "delete from fulfilment where promoter_id = ?", promoter);
            }
        }
    }

    @Test
    void who_may_not_read_or_asks_wrongly_gets_a_problem_and_no_file() {
        for (String path : List.of("/entries.csv", "/fulfilments.csv")) {
            FirstPromoter.sends(Company.request(path)).isProblem(401);
            for (String query : List.of("from=yesterday", "to=x", "custId=", "custId=" + "x".repeat(513))) {
                assertThat(Company.reads(path + "?" + query).isProblem(400).detail())
                        .contains(query.substring(0, query.indexOf('=')));
            }
            Company.reads(path + "?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z")
                    .isProblem(400);
        }
        Company.reads("/entries.csv?unit=").isProblem(400);
        Company.reads("/fulfilments.csv?status=PENDING").isProblem(400);
    }

    private static List<String> ids(String path) {
        return column(0, HEADER_OF_ENTRIES, path);
    }

    private static List<String> fulfilments(String path) {
        return column(1, HEADER_OF_FULFILMENTS, path);
    }

    private static List<String> column(int column, String header, String path) {
        var reply = Company.reads(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        List<String> lines = reply.body().lines().toList();
        assertThat(lines.get(0)).isEqualTo(header);
        return lines.stream().skip(1).map(line -> line.split(",")[column]).toList();
    }

    private static void withManyEntries(String customer, String unit) throws SQLException {
        long account = Long.parseLong(Tables.find("select id from account where cust_id = ?", customer)
                .get(0));
        long ids = Tables.belowAllEntries();
        var begin = Instant.parse("2020-01-01T00:00:00Z");
        try (Connection connection = Tables.transaction();
                var insert = connection.prepareStatement("insert into entry"
                        + " (id, account_id, unit, amount, balance_after, kind, actor, reason, recorded_at)"
                        + " values (?, ?, '" + unit + "', 1, ?, 'ADJUSTMENT', 'tests', 'many', ?)")) {
            Tables.change(
                    connection,
                    "insert into balance (account_id, unit, amount, changed_at) values (?, ?, ?, ?)",
                    account,
                    unit,
                    MANY,
                    begin.atOffset(ZoneOffset.UTC));
            for (int n = 1; n <= MANY; n++) {
                insert.setLong(1, ids - n);
                insert.setLong(2, account);
                insert.setLong(3, n);
                insert.setObject(4, begin.plusSeconds(n).atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    /** Several of one microsecond each, and the last one with this customer. */
    private static void withManyFulfilments(String promoter, String lastCustId) throws SQLException {
        var begin = Instant.parse("2020-01-01T00:00:00Z");
        try (Connection connection = Tables.transaction();
                var insert = connection.prepareStatement("insert into fulfilment"
                        + " (programme, system, id, promoter_id, unit, amount, status, hold_reason, cust_id, created_at, ordinal)"
                        + " values ('main', 'v1', ?, ?, 'credits', 1, 'HELD', 'NO_ACCOUNT', ?, ?, ?)")) {
            Tables.change(
                    connection,
                    "insert into promoter (programme, id, created_at, described_at) values ('main', ?, ?, ?)",
                    promoter,
                    begin.atOffset(ZoneOffset.UTC),
                    begin.atOffset(ZoneOffset.UTC));
            for (int n = 0; n < MANY; n++) {
                insert.setString(1, promoter + "-" + n);
                insert.setString(2, promoter);
                insert.setString(3, n == MANY - 1 ? lastCustId : "someone");
                insert.setObject(4, begin.plusSeconds(n / 10).atOffset(ZoneOffset.UTC));
                insert.setLong(5, n);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }
}
