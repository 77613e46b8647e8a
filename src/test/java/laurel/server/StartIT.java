package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A start that waits, and one that fails: what waits is told and can be stopped at any time, what cannot succeed ends by itself and
 * says why.
 */
@Tag("packaged-server")
class StartIT {

    private static final String TOKEN = "wh-3fd4b1c09ae2778551ce";
    private static final String API_KEY = "rk-90b2aa14cd7f3e61a7d2";

    /** What a service manager grants before it kills. */
    private static final Duration AN_END_COMES = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WRONG_SETTING = 78;

    private static LaurelServer installed() throws IOException {
        return LaurelServer.installed()
                .with("LAUREL_WEBHOOK_TOKENS", TOKEN)
                .with("LAUREL_API_KEYS", "reader:" + API_KEY);
    }

    @Test
    void a_database_that_comes_later_is_waited_for_and_everybody_hears_503_until_then() throws Exception {
        try (PostgresServer postgres = PostgresServer.started();
                LaurelServer laurel = postgres.isUsedBy(installed(), "password")) {
            postgres.kill();
            laurel.start();
            var reward = new PendingFulfilment("early", "promoter", "customer", "credits", 7);
            Eventually.within(
                    PATIENCE,
                    Duration.ofMillis(5),
                    () -> isSentAway(laurel, reward) && laurel.log().contains("Laurel waits for its database"),
                    laurel::log);

            laurel.awaitLive();
            assertThatItIsAProblem(laurel.get("/api/accounts/customer", API_KEY));
            HttpResponse<String> page = laurel.get("/login");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("<h1>One moment</h1>");
            assertThat(page.headers().firstValue("Retry-After")).isPresent();
            HttpResponse<String> ready = laurel.get("/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("Nothing listens at the address of the database", "LAUREL_DB_URL");
            assertThat(laurel.get("/health/live").statusCode()).isEqualTo(200);

            postgres.restart();
            laurel.awaitReady();

            assertThat(laurel.deliver(TOKEN, reward.asEvent("again")).statusCode())
                    .isEqualTo(200);
            assertThat(laurel.get("/api/accounts/customer", API_KEY).body()).contains("\"credits\":7");
            assertThat(laurel.log()).contains("Laurel is ready");
            assertThat(laurel.log()).doesNotContain("Caused by", "\tat ");
        }
    }

    /** Whether a delivery is refused as it has to be; not while nobody listens yet. */
    private static boolean isSentAway(LaurelServer laurel, PendingFulfilment reward) {
        try {
            assertThatItIsAProblem(laurel.deliver(TOKEN, reward.asEvent("early")));
            return true;
        } catch (IOException notListening) {
            return false;
        }
    }

    /** @param named what the log has to say about it */
    private record Wrong(String variable, String value, String named) {}

    /** As many as one start can tell: of those who read settings, each objects to one. */
    static List<List<Wrong>> wrongSettings() {
        return List.of(
                List.of(
                        new Wrong("LAUREL_UNITS", "cash", "laurel.units (LAUREL_UNITS)"),
                        new Wrong("LAUREL_API_KEYS", "king:x", "laurel.api.keys (LAUREL_API_KEYS)"),
                        new Wrong("LAUREL_ADMIN_PASSWORD", "short", "laurel.admin.password (LAUREL_ADMIN_PASSWORD)"),
                        new Wrong("LAUREL_SESSION_IDLE", "long", "laurel.session.idle (LAUREL_SESSION_IDLE)"),
                        new Wrong("LAUREL_URL", "nowhere", "laurel.url (LAUREL_URL)"),
                        new Wrong("LAUREL_PROXIES", "nginx", "laurel.proxies (LAUREL_PROXIES): nginx"),
                        new Wrong(
                                "LAUREL_WEBHOOK_ALLOWED_NETWORKS",
                                "192.0.2.1/24",
                                "laurel.webhook.allowed-networks (LAUREL_WEBHOOK_ALLOWED_NETWORKS): 192.0.2.1/24"),
                        new Wrong(
                                "LAUREL_WEBHOOK_TOKENS",
                                "king:x",
                                "laurel.webhook.tokens (LAUREL_WEBHOOK_TOKENS): entry 1 has fewer than 20 characters"),
                        new Wrong("LAUREL_DATA", "here", "laurel.data (LAUREL_DATA)"),
                        new Wrong(
                                "LAUREL_DELIVERIES_RETENTION",
                                "0",
                                "laurel.deliveries.retention (LAUREL_DELIVERIES_RETENTION)")),
                List.of(
                        new Wrong("LAUREL_INTAKE_PAUSED", "maybe", "laurel.intake.paused (LAUREL_INTAKE_PAUSED)"),
                        new Wrong("LAUREL_EXPIRY_CREDITS", "soon", "laurel.expiry.credits (LAUREL_EXPIRY_CREDITS)"),
                        new Wrong(
                                "LAUREL_API_KEYS",
                                "admin:local-key-not-for-production",
                                "laurel.api.keys (LAUREL_API_KEYS): entry 1 is made of words"),
                        new Wrong(
                                "LAUREL_ADMIN_PASSWORD",
                                "local-password-not-for-production",
                                "laurel.admin.password (LAUREL_ADMIN_PASSWORD): a password is none of"),
                        new Wrong("LAUREL_DATA", "/proc/1/laurel", "laurel.data (LAUREL_DATA)")),
                List.of(
                        new Wrong("LAUREL_EXPIRY_GOLD", "365d", "LAUREL_EXPIRY_GOLD"),
                        new Wrong("LAUREL_WEAK_SECRETS", "yes", "laurel.weak-secrets (LAUREL_WEAK_SECRETS)")),
                List.of(
                        new Wrong(
                                "LAUREL_WEBHOOK_SIGNING_KEYS",
                                "king:x",
                                "laurel.webhook.signing-keys (LAUREL_WEBHOOK_SIGNING_KEYS): entry 1 has"),
                        new Wrong("LAUREL_SESSION_LONGEST", "0", "laurel.session.longest (LAUREL_SESSION_LONGEST)")),
                List.of(new Wrong(
                        "LAUREL_REVERSAL_ALLOW_NEGATIVE",
                        "perhaps",
                        "laurel.reversal.allow-negative (LAUREL_REVERSAL_ALLOW_NEGATIVE)")),
                List.of(new Wrong(
                        "LAUREL_DB_URL",
                        "jdbc:mysql://localhost/laurel",
                        "LAUREL_DB_URL must be jdbc:postgresql://HOST/DATABASE")));
    }

    @ParameterizedTest
    @MethodSource("wrongSettings")
    void wrong_settings_end_the_process_and_its_last_lines_name_each_of_them(List<Wrong> settings) throws Exception {
        try (LaurelServer laurel = installed()) {
            settings.forEach(wrong -> laurel.with(wrong.variable(), wrong.value()));
            int status = laurel.start().awaitEnd();

            assertThat(status).isEqualTo(WRONG_SETTING);
            List<String> last = laurel.lastLines(settings.size());
            assertThat(settings).allSatisfy(wrong -> assertThat(last)
                    .filteredOn(line -> line.contains(wrong.named()))
                    .hasSize(1));
            assertThat(laurel.log())
                    .doesNotContain("Exception", "\tat ", "Laurel is ready", "king:x", "not-for-production");
        }
    }

    @Test
    void tables_of_a_newer_laurel_end_the_process_and_stay_as_they_are() throws Exception {
        try (PostgresServer postgres = PostgresServer.started();
                LaurelServer laurel = postgres.isUsedBy(installed(), "password")) {
            laurel.start().awaitReady().stop();
            postgres.execute(
                    "insert into flyway_schema_history select installed_rank + 1000, '1000', 'of the future', type,"
                            + " 'V1000__of_the_future.sql', checksum, installed_by, installed_on, execution_time, success"
                            + " from flyway_schema_history where version = '1'");

            int status = laurel.start().awaitEnd();

            assertThat(status).isEqualTo(WRONG_SETTING);
            assertThat(laurel.lastLine()).contains("The tables of the database are of a newer Laurel", "1000");
        }
    }

    @Test
    void a_port_that_somebody_listens_on_ends_the_start_with_its_number() throws Exception {
        try (LaurelServer laurel = installed();
                var somebody = new ServerSocket(laurel.port())) {
            assertThat(somebody.isBound()).isTrue();
            int status = laurel.start().awaitEnd();

            assertThat(status).isNotZero();
            assertThat(laurel.lastLine()).contains("Port " + laurel.port() + " is taken");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://localhost:1/laurel, Nothing listens at the address of the database",
        "jdbc:postgresql://nowhere.invalid/laurel, The host of the database is not known"
    })
    void a_database_that_is_not_there_is_told_in_one_line_and_can_be_given_up_at_any_time(String url, String told)
            throws Exception {
        try (LaurelServer laurel = installed().with("LAUREL_DB_URL", url)) {
            laurel.start().awaitLog(told).awaitLive();
            assertThat(laurel.get("/health/ready").body()).contains(told);
            assertThat(laurel.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(laurel.managementGet("/health").statusCode()).isEqualTo(503);
            assertThat(laurel.log()).doesNotContain("\tat ");

            laurel.stopWithin(AN_END_COMES);
        }
    }

    @Test
    void what_postgresql_refuses_is_told_and_waited_for() throws Exception {
        try (PostgresServer postgres = PostgresServer.started();
                LaurelServer laurel = postgres.isUsedBy(installed(), "password")) {
            postgres.execute("create role laurel login");
            laurel.with("LAUREL_DB_USER", "laurel").start().awaitLog("may not make or use the tables");
            laurel.stop();

            postgres.execute("alter schema public owner to laurel");
            postgres.execute("alter role laurel set default_transaction_read_only = on");
            laurel.start().awaitLog("The database can only be read");
        }
    }

    @Test
    void a_start_that_has_just_begun_can_be_stopped() throws Exception {
        try (LaurelServer laurel = installed()) {
            laurel.start();
            Path log = laurel.base().resolve("log/server.log");
            for (String reached : List.of("WFLYSRV0049", "WFLYSRV0027", "WFLYWELD0003")) {
                Eventually.within(PATIENCE, Duration.ofMillis(5), () -> has(log, reached), laurel::log);
                laurel.stopWithin(AN_END_COMES);
                Files.delete(log);
                laurel.start();
            }
        }
    }

    private static boolean has(Path log, String text) {
        try {
            return Files.readString(log).contains(text);
        } catch (IOException notYet) {
            return false;
        }
    }

    @Test
    void a_start_that_waits_for_a_frozen_database_can_be_stopped() throws Exception {
        try (PostgresServer postgres = PostgresServer.started();
                LaurelServer laurel = postgres.isUsedBy(installed(), "password")) {
            postgres.freeze();
            laurel.start().awaitLive();
            assertThat(laurel.get("/health/ready").statusCode()).isEqualTo(503);
            laurel.awaitLog("answers 503 until then: The database does not answer in time");

            laurel.stopWithin(AN_END_COMES);
        }
    }

    @Test
    void two_servers_on_one_file_are_told_and_the_second_takes_over_when_the_first_has_ended() throws Exception {
        try (LaurelServer first = installed();
                LaurelServer second = installed()) {
            first.start().awaitReady();
            var reward = new PendingFulfilment("of two", "promoter", "customer", "credits", 7);

            second.with("LAUREL_DATA", first.data().toString())
                    .start()
                    .awaitLog("The data of H2 are in use by another process");
            assertThat(second.log()).contains(first.data().toString());
            assertThatItIsAProblem(second.get("/api/accounts/customer", API_KEY));
            assertThat(first.deliver(TOKEN, reward.asEvent("meanwhile")).statusCode())
                    .isEqualTo(200);
            first.stop();

            second.awaitReady();
        }
    }

    @Test
    void a_start_tells_little_and_last_that_it_is_ready() throws Exception {
        try (LaurelServer laurel = installed()) {
            laurel.with("LAUREL_ADMIN_PASSWORD", "opens-all-doors-of-the-tests")
                    .start()
                    .awaitReady();

            assertThat(laurel.log().lines().filter(line -> line.matches(".*\\b(INFO|WARN|ERROR)\\b.*")))
                    .hasSizeLessThan(15)
                    .allMatch(line -> line.contains("[laurel"));
            assertThat(laurel.lastLine()).contains("Laurel is ready", laurel.url(), "H2", "nothing is closed");
        }
    }

    @Test
    void a_name_that_is_misspelt_is_warned_of_with_the_one_that_was_meant() throws Exception {
        try (LaurelServer laurel = installed()) {
            laurel.with("LAUREL_UNITSS", "gold")
                    .with("LAUREL_UNITS", "")
                    .with("LAUREL_KEY", "of-the-command")
                    .withArgument("-Dlaurel.webhok.tokens=x")
                    .start()
                    .awaitReady();

            assertThat(laurel.log())
                    .containsOnlyOnce(
                            "LAUREL_UNITSS is no setting of Laurel, and changes nothing. Is LAUREL_UNITS meant?")
                    .containsOnlyOnce(
                            "laurel.webhok.tokens is no setting of Laurel, and changes nothing. Is LAUREL_WEBHOOK_TOKENS meant?")
                    .doesNotContain("LAUREL_KEY", "of-the-command");
        }
    }

    private static void assertThatItIsAProblem(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9][0-9]*"));
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            assertThat(reader.readObject().getInt("status")).isEqualTo(503);
        }
    }
}
