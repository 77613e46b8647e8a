package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files that are larger than the server's memory, all rows of them together. {@code -Dlaurel.export.rows=1000000} makes them larger still. */
@Tag("packaged-server")
class LargeExportIT {

    private static final String API_KEY = "a-key-that-nobody-guesses";
    private static final int ROWS = Integer.getInteger("laurel.export.rows", 200_000);

    private PostgresServer postgres;
    private LaurelServer laurel;

    @BeforeEach
    void start() throws Exception {
        postgres = PostgresServer.started();
        laurel = postgres.isUsedBy(LaurelServer.installed(), "password")
                .with("LAUREL_WEBHOOK_TOKENS", "a-token-that-nobody-guesses")
                .with("LAUREL_API_KEYS", "reader:" + API_KEY)
                .with("JBOSS_JAVA_SIZING", "-Xms64m -Xmx96m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError");
        laurel.start().awaitReady();
        postgres.execute(
                "insert into account (id, ledger, cust_id, created_at) select n, 'main', 'customer ' || n, now() from generate_series(1, 100) n");
        postgres.execute(
                "insert into balance (account_id, unit, amount, changed_at) select id, 'credits', 0, now() from account");
        postgres.execute(
                "insert into entry (id, account_id, unit, amount, balance_after, kind, reference, actor, reason, recorded_at)"
                        + " select n, 1 + n % 100, 'credits', 1, n, 'ADJUSTMENT', null, 'tests', 'because there have to be so many of them',"
                        + " now() from generate_series(1, " + ROWS + ") n");
        postgres.execute(
                "insert into promoter (id, programme, created_at, described_at) values ('234', 'main', now(), now())");
        postgres.execute(
                "insert into fulfilment (programme, system, id, promoter_id, unit, amount, status, hold_reason, account_id, cust_id,"
                        + " created_at, ordinal, settled_at) select 'main', 'v1', n, '234', 'credits', 1, case when n % 10 = 0 then 'HELD' else 'CREDITED' end,"
                        + " case when n % 10 = 0 then 'PAUSED' end, case when n % 10 = 0 then null else 1 end, 'customer 1',"
                        + " now() - interval '1 day' + n * interval '1 ms', n, case when n % 10 = 0 then null else now() end"
                        + " from generate_series(1, " + ROWS + ") n");
        postgres.execute("analyze");
    }

    @AfterEach
    void stop() throws Exception {
        try {
            if (laurel != null) {
                laurel.close();
            }
        } finally {
            if (postgres != null) {
                postgres.close();
            }
        }
    }

    @Test
    void come_whole_and_in_their_order_from_a_server_with_little_memory() throws Exception {
        for (String path : new String[] {"/api/entries.csv", "/api/fulfilments.csv"}) {
            int column = path.contains("entries") ? 0 : 1;
            long began = System.nanoTime();
            int row = 0;
            try (var lines = lines(laurel.stream(path, API_KEY))) {
                assertThat(lines.readLine()).startsWith(column == 0 ? "id," : "system,id,");
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    row++;
                    assertThat(line.split(",")[column]).isEqualTo("" + row);
                }
            }
            var took = Duration.ofNanos(System.nanoTime() - began);

            assertThat(row).isEqualTo(ROWS);
            System.out.printf("%s: %,d rows in %d ms, then %s%n", path, ROWS, took.toMillis(), laurel.footprint());
        }
    }

    @Test
    void break_off_recognisably_when_the_server_is_killed() throws Exception {
        try (var file = laurel.stream("/api/entries.csv", API_KEY).body()) {
            assertThat(file.readNBytes(1000)).hasSize(1000);

            laurel.kill();

            assertThatThrownBy(file::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void are_a_503_when_the_database_is_away() throws Exception {
        postgres.kill();

        var answer = laurel.get("/api/entries.csv", API_KEY);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    private static BufferedReader lines(HttpResponse<InputStream> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }
}
