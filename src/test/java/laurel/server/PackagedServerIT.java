package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever installs Laurel is promised, tried as they would: unpacked, configured by the environment, started. */
@Tag("packaged-server")
class PackagedServerIT {

    private static final String TOKEN = "wh-3fd4b1c09ae277857c2e";
    private static final String READER_KEY = "rk-90b2aa14cd7f3e61d480";
    private static final String OPERATOR_KEY = "ok-5d0c7e92b1f84a36e19b";

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Without_a_single_setting {

        private LaurelServer laurel;

        @BeforeAll
        void start() throws Exception {
            laurel = LaurelServer.installed();
            laurel.start().awaitLog("Laurel is ready");
        }

        @AfterAll
        void stop() {
            laurel.close();
        }

        @Test
        void the_webhook_is_closed_and_says_how_to_open_it() throws Exception {
            for (String path : List.of("/webhooks/firstpromoter/guessed", "/webhooks/firstpromoter")) {
                HttpResponse<String> answer = laurel.post(path, sample());
                assertThatItIsAProblem(answer, 503);
                assertThat(answer.headers().firstValue("Retry-After"))
                        .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9][0-9]*"));
                assertThat(answer.body()).contains("LAUREL_WEBHOOK_TOKENS");
            }
        }

        @Test
        void it_is_alive_but_not_ready_and_says_why() throws Exception {
            HttpResponse<String> answer = laurel.get("/health/ready");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"DOWN\"", "LAUREL_WEBHOOK_TOKENS");
            assertThat(laurel.get("/health/live").statusCode()).isEqualTo(200);
        }

        @Test
        void the_api_is_closed_and_says_how_to_open_it() throws Exception {
            HttpResponse<String> answer = laurel.get("/api/accounts/23452", "guessed");
            assertThatItIsAProblem(answer, 401);
            assertThat(answer.body()).contains("LAUREL_API_KEYS");
        }

        @Test
        void nobody_can_log_in_and_the_page_says_what_to_set() throws Exception {
            HttpResponse<String> page = laurel.get("/login");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("Nobody can log in yet", "LAUREL_ADMIN_PASSWORD")
                    .doesNotContain("<form");
            assertThat(laurel.get("/").statusCode()).isEqualTo(303);
        }

        @Test
        void the_log_says_what_is_closed() {
            assertThat(laurel.log())
                    .contains("The webhook is closed", "LAUREL_WEBHOOK_TOKENS")
                    .contains("The API is closed", "LAUREL_API_KEYS")
                    .contains("Nobody can log in", "LAUREL_ADMIN_PASSWORD")
                    .contains("; closed: the webhook, the API, the pages.");
        }
    }

    @Test
    void while_it_starts_a_call_hears_503_at_once_and_does_not_wait_for_the_end_of_the_start() throws Exception {
        try (LaurelServer starting = LaurelServer.installed().with("LAUREL_WEBHOOK_TOKENS", TOKEN)) {
            starting.start();
            var refusals = new ArrayList<Duration>();
            Eventually.within(Duration.ofSeconds(90), () -> wasCredited(starting, refusals), starting::log);

            assertThat(refusals).isNotEmpty().allMatch(took -> took.compareTo(Duration.ofSeconds(2)) < 0);
        }
    }

    private static boolean wasCredited(LaurelServer starting, List<Duration> refusals) {
        long began = System.nanoTime();
        try {
            HttpResponse<String> answer = starting.deliver(TOKEN, sample());
            if (answer.statusCode() != 200) {
                refusals.add(Duration.ofNanos(System.nanoTime() - began));
                assertThatItIsAProblem(answer, 503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
            return answer.statusCode() == 200;
        } catch (IOException notListening) {
            return false;
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class With_a_token_and_an_api_key {

        private LaurelServer laurel;

        @BeforeAll
        void start() throws Exception {
            laurel = LaurelServer.installed()
                    .with("LAUREL_WEBHOOK_TOKENS", TOKEN)
                    .with("LAUREL_API_KEYS", "reader:" + READER_KEY);
            laurel.start().awaitReady();
        }

        @AfterAll
        void stop() {
            laurel.close();
        }

        @Test
        void the_sample_is_credited_once_and_the_account_has_it() throws Exception {
            assertThat(outcomeOf(laurel.deliver(TOKEN, sample()))).isEqualTo("CREDITED");
            assertThat(outcomeOf(laurel.deliver(TOKEN, sample()))).isEqualTo("ALREADY_CREDITED");

            assertThat(balances("23452")).isEqualTo("{\"credits\":20}");
        }

        @Test
        void each_delivery_is_one_line_of_the_log_with_its_number_in_the_books() throws Exception {
            var told = new PendingFulfilment("told", "p-told", "c-told", "credits", 1);
            assertThat(outcomeOf(laurel.deliver(TOKEN, told.asEvent("e-1")))).isEqualTo("CREDITED");
            assertThat(outcomeOf(laurel.deliver(TOKEN, told.asEvent("e-2")))).isEqualTo("ALREADY_CREDITED");

            laurel.awaitLog(": ALREADY_CREDITED, answered 200, fulfilment v1/told, took ");
            JsonObject newest = json(laurel.get("/api/fulfilments/v1/told", READER_KEY))
                    .getJsonArray("deliveries")
                    .getJsonObject(0);
            assertThat(laurel.log())
                    .containsOnlyOnce(": CREDITED, answered 200, fulfilment v1/told")
                    .containsOnlyOnce("Delivery " + newest.getString("id") + ": ALREADY_CREDITED");
        }

        @Test
        void the_log_tells_where_it_listens_which_database_it_uses_and_how_to_try_the_webhook() throws Exception {
            assertThat(laurel.log())
                    .containsPattern("Laurel is ready after [0-9.]+ s, at " + Pattern.quote(laurel.url())
                            + ", with H2 [0-9.]+.*\\(" + Pattern.quote("jdbc:h2:retry:"));
            Matcher advice =
                    Pattern.compile("Try the webhook: (curl .*/TOKEN) ").matcher(laurel.log());
            assertThat(advice.find()).as(laurel.log()).isTrue();

            Process typed = new ProcessBuilder("bash", "-c", advice.group(1).replace("TOKEN", TOKEN))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();

            assertThat(new String(typed.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 204");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Accept: text/html;q=x",
                    "Cookie: $Version=",
                    "Cookie: $Version=x; a=\"",
                    "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: !!"
                })
        void a_malformed_header_that_laurel_does_not_need_does_not_trouble_it(String header) throws Exception {
            var reward = new PendingFulfilment("odd-header", "p-odd-header", "c-odd-header", "credits", 1);
            String body = reward.asEvent("e-1");
            try (var connection = new RawConnection(laurel.port(), Duration.ofSeconds(10))) {
                connection.send(("POST /laurel/webhooks/firstpromoter/" + TOKEN + " HTTP/1.1\r\nHost: localhost\r\n"
                                + header + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                                + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));

                assertThat(connection.answer().status()).isEqualTo(200);
            }
            assertThat(laurel.log()).doesNotContain(TOKEN, " ERROR ");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/WEB-INF/web.xml", "/web-inf/web.xml", "/%57eb-Inf/", "/x/../META-INF", "/meta-inf;x/a"})
        void what_is_hidden_in_the_war_is_not_found_in_any_spelling(String path) throws Exception {
            assertThatItIsAProblem(laurel.get(path), 404);
        }

        @Test
        void what_was_credited_is_there_after_a_restart_and_is_not_credited_again() throws Exception {
            var kept = new PendingFulfilment("kept", "p-kept", "c-kept", "free_months", 3);
            assertThat(outcomeOf(laurel.deliver(TOKEN, kept.asEvent("e-1")))).isEqualTo("CREDITED");

            laurel.stop();
            laurel.start().awaitReady();

            assertThat(balances("c-kept")).isEqualTo("{\"free_months\":3}");
            assertThat(outcomeOf(laurel.deliver(TOKEN, kept.asEvent("e-2")))).isEqualTo("ALREADY_CREDITED");
            assertThat(balances("c-kept")).isEqualTo("{\"free_months\":3}");
        }

        @Test
        void no_secret_is_in_anything_that_it_writes() throws Exception {
            String secretive = """
                    {"event": {"id": "s-1", "type": "fulfilment_pending"},
                     "data": {"id": "secretive", "amount": 1, "unit": "credits",
                              "campaign": {"default_webhook_url": "%1$s/webhooks/firstpromoter/%2$s",
                                           "description": "%1$s%%2Fwebhooks%%2Ffirstpromoter%%2F%2$s and %3$s"},
                              "promoter": {"id": "p-secretive", "cust_id": "c-secretive", "email": "written@example.com",
                                           "temp_password": "tp-5a5e7c11", "auth_token": "at-77d0c2e9",
                                           "w8_form_url": "https://example.com/w8-1f2e3d",
                                           "w9_form_url": "https://example.com/w9-4c5b6a",
                                           "profile": {"deeper": {"auth_token": "at-deeper-09f1"}}}}}
                    """.formatted(laurel.url(), TOKEN, READER_KEY);
            assertThat(laurel.deliver(TOKEN, secretive).statusCode()).isEqualTo(200);
            assertThat(laurel.deliver(TOKEN, secretive.substring(0, secretive.indexOf("\"profile\"")))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(laurel.deliver(TOKEN, secretive.replace("\"secretive\"", "null"))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(laurel.deliver(TOKEN, "no json, but " + TOKEN).statusCode())
                    .isEqualTo(400);
            assertThat(laurel.deliver(TOKEN, secretive.replace("s-1", TOKEN).replace("p-secretive", READER_KEY))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(laurel.post(
                                    "/webhooks/firstpromoter/" + TOKEN,
                                    secretive.substring(0, 300),
                                    "Referer",
                                    laurel.url() + "/" + TOKEN)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(laurel.get("/webhooks/firstpromoter/" + TOKEN).statusCode())
                    .isEqualTo(405);
            assertThat(laurel.get("/api/entries.csv?" + TOKEN + "=" + READER_KEY, READER_KEY)
                            .statusCode())
                    .isLessThan(500);
            assertThat(laurel.get("/api/accounts/" + READER_KEY, READER_KEY).statusCode())
                    .isEqualTo(404);

            assertThat(filesThatContain("written@example.com"))
                    .as("the payload is kept, in a form in which this test can read it")
                    .isNotEmpty();
            assertThat(Stream.of(
                                    TOKEN,
                                    READER_KEY,
                                    "tp-5a5e7c11",
                                    "at-77d0c2e9",
                                    "w8-1f2e3d",
                                    "w9-4c5b6a",
                                    "at-deeper-09f1")
                            .filter(secret -> !filesThatContain(secret).isEmpty()))
                    .as("secrets that were written")
                    .isEmpty();
        }

        private String balances(String custId) throws IOException {
            return json(laurel.get("/api/accounts/" + custId, READER_KEY))
                    .getJsonObject("balances")
                    .toString();
        }

        /** Logs, the database, temporary files: all that the server has below its base directory. */
        private List<Path> filesThatContain(String text) {
            try (Stream<Path> files = Files.walk(laurel.base())) {
                return files.filter(Files::isRegularFile)
                        .filter(file -> contents(file).contains(text))
                        .toList();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private static String contents(Path file) {
            try {
                return Files.readString(file, StandardCharsets.ISO_8859_1);
            } catch (IOException gone) {
                return "";
            }
        }
    }

    @Test
    void what_the_settings_hold_is_credited_as_soon_as_they_let_it() throws Exception {
        try (LaurelServer laurel = LaurelServer.installed()) {
            laurel.with("LAUREL_WEBHOOK_TOKENS", TOKEN)
                    .with("LAUREL_API_KEYS", "reader:" + READER_KEY + ",operator:" + OPERATOR_KEY)
                    .with("LAUREL_INTAKE_PAUSED", "true")
                    .with("LAUREL_ACCOUNTS_KNOWN_ONLY", "true")
                    .start()
                    .awaitReady();
            assertThatItIsHeld(laurel.deliver(TOKEN, sample()), "PAUSED");
            assertThat(laurel.log()).contains("The intake is paused");

            laurel.stop();
            laurel.with("LAUREL_INTAKE_PAUSED", "false").start().awaitReady();
            assertThatItIsHeld(laurel.deliver(TOKEN, sample()), "NO_ACCOUNT");
            var release = laurel.post(
                    "/api/fulfilments/v1/90/release",
                    "{\"reason\":\"she wrote to us\"}",
                    "Authorization",
                    "Bearer " + OPERATOR_KEY);
            assertThatItIsAProblem(release, 422);
            assertThat(release.body()).contains("laurel.accounts.known-only");
            assertThat(laurel.get("/api/accounts/23452", READER_KEY).statusCode())
                    .isEqualTo(404);

            laurel.stop();
            laurel.with("LAUREL_ACCOUNTS_KNOWN_ONLY", "false").start().awaitReady();
            assertThat(outcomeOf(laurel.deliver(TOKEN, sample()))).isEqualTo("CREDITED");
        }
    }

    @Test
    void with_a_signing_key_a_call_without_the_token_in_its_address_must_be_signed() throws Exception {
        try (LaurelServer laurel = LaurelServer.installed()) {
            laurel.with("LAUREL_WEBHOOK_TOKENS", TOKEN)
                    .with("LAUREL_WEBHOOK_SIGNING_KEYS", "the-old-key-77c1e0b95d,the-new-key-1f6a93d8e2")
                    .start()
                    .awaitReady();
            String webhook = "/webhooks/firstpromoter";
            String bearer = "Bearer " + TOKEN;

            assertThatItIsAProblem(laurel.post(webhook, sample(), "Authorization", bearer), 401);
            assertThatItIsAProblem(
                    laurel.post(webhook, sample(), "Authorization", bearer, "X-Webhook-Signature", "00"), 401);
            assertThatItIsAProblem(
                    laurel.post(
                            webhook, sample(), "X-Webhook-Signature", signature(sample(), "the-new-key-1f6a93d8e2")),
                    401);
            assertThat(outcomeOf(laurel.post(
                            webhook,
                            sample(),
                            "Authorization",
                            bearer,
                            "X-Webhook-Signature",
                            signature(sample(), "the-new-key-1f6a93d8e2"))))
                    .isEqualTo("CREDITED");
            assertThat(outcomeOf(laurel.deliver(TOKEN, sample()))).isEqualTo("ALREADY_CREDITED");

            for (int failure = 2; failure < 10; failure++) { // two were before
                assertThatItIsAProblem(laurel.post(webhook, sample(), "Authorization", bearer), 401);
            }
            assertThatItIsAProblem(laurel.post(webhook, sample(), "Authorization", bearer), 429);
            assertThat(outcomeOf(laurel.post(
                            webhook,
                            sample(),
                            "Authorization",
                            bearer,
                            "X-Webhook-Signature",
                            signature(sample(), "the-old-key-77c1e0b95d"))))
                    .isEqualTo("ALREADY_CREDITED");
        }
    }

    @Test
    void with_allowed_networks_a_call_from_elsewhere_is_refused_before_its_token_is_looked_at() throws Exception {
        try (LaurelServer laurel = LaurelServer.installed()) {
            laurel.with("LAUREL_WEBHOOK_TOKENS", TOKEN)
                    .with("LAUREL_API_KEYS", "operator:" + OPERATOR_KEY)
                    .with("LAUREL_WEBHOOK_ALLOWED_NETWORKS", "203.0.113.0/24, 2001:db8:7::/48")
                    .with("LAUREL_PROXIES", "127.0.0.1, ::1")
                    .start()
                    .awaitReady();
            assertThat(laurel.log())
                    .contains("The webhook is open to these networks only: 203.0.113.0/24, 2001:db8:7:0:0:0:0:0/48.")
                    .contains("is believed: 127.0.0.1, 0:0:0:0:0:0:0:1.");

            HttpResponse<String> refused = laurel.deliver(TOKEN, sample());
            assertThatItIsAProblem(refused, 403);
            for (String elsewhere : List.of(
                    "198.51.100.1",
                    "203.0.113.7, 198.51.100.1",
                    "203.0.113.7, unknown",
                    "203.0.113.7,",
                    "203.0.113.7.example.com",
                    "127.0.0.1",
                    "2001:db8:8::1")) {
                for (String token : List.of(TOKEN, "guess")) {
                    HttpResponse<String> same = deliver(laurel, token, elsewhere);
                    assertThat(same.statusCode()).as(elsewhere).isEqualTo(403);
                    assertThat(same.body()).isEqualTo(refused.body());
                }
            }
            assertThat(laurel.get("/api/accounts/23452", OPERATOR_KEY).statusCode())
                    .isEqualTo(404);
            assertThat(laurel.get("/api/deliveries", OPERATOR_KEY).body()).contains("\"deliveries\":[]");
            assertThat(laurel.log().lines().filter(line -> line.contains("Refused a call of the webhook from ")))
                    .hasSizeBetween(1, 5) // of fifteen: one a minute
                    .first()
                    .asString()
                    .contains("from 127.0.0.1: it is not in laurel.webhook.allowed-networks");

            assertThat(outcomeOf(deliver(laurel, TOKEN, "198.51.100.1, 203.0.113.7")))
                    .isEqualTo("CREDITED");
            assertThat(outcomeOf(deliver(laurel, TOKEN, "[2001:db8:7::9]:443"))).isEqualTo("ALREADY_CREDITED");
            assertThatItIsAProblem(deliver(laurel, "guess", "203.0.113.7"), 401);
        }
    }

    @Test
    void without_proxies_nothing_that_a_call_says_of_its_source_is_believed_and_the_log_tells_once_who_fails()
            throws Exception {
        try (LaurelServer laurel = LaurelServer.installed()) {
            laurel.with("LAUREL_WEBHOOK_TOKENS", "short," + TOKEN)
                    .with("LAUREL_API_KEYS", "reader:" + READER_KEY + ",reader:" + "long-enough".repeat(2))
                    .with("LAUREL_WEAK_SECRETS", "allowed")
                    .start()
                    .awaitReady();
            assertThat(laurel.log())
                    .contains("guess secrets of LAUREL_API_KEYS (1), LAUREL_WEBHOOK_TOKENS (1)")
                    .doesNotContain("long-enough", "short,");

            for (int guess = 0; guess < 10; guess++) {
                assertThatItIsAProblem(deliver(laurel, "guessed-" + guess, "203.0.113." + guess), 401);
            }
            for (int guess = 0; guess < 10; guess++) {
                HttpResponse<String> refused = deliver(laurel, "guessed-again-" + guess, "203.0.113.99");
                assertThatItIsAProblem(refused, 429);
                assertThat(refused.headers().firstValue("Retry-After"))
                        .hasValueSatisfying(
                                seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
            }

            assertThat(laurel.log())
                    .containsOnlyOnce("Too many deliveries without a valid token from 127.0.0.1")
                    .doesNotContain("guessed-", "203.0.113.");
            assertThat(outcomeOf(laurel.deliver(TOKEN, sample()))).isEqualTo("CREDITED");
            assertThat(laurel.get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> deliver(LaurelServer laurel, String token, String forwardedFor)
            throws IOException {
        return laurel.post("/webhooks/firstpromoter/" + token, sample(), "X-Forwarded-For", forwardedFor);
    }

    private static String signature(String body, String key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void an_address_of_a_database_that_is_none_ends_the_start_and_says_what_it_should_be() throws Exception {
        try (LaurelServer laurel = LaurelServer.installed()) {
            laurel.with("LAUREL_DB_URL", "postgres://user:secret@localhost/laurel")
                    .start()
                    .awaitLog("LAUREL_DB_URL must be jdbc:postgresql://HOST/DATABASE");
            assertThat(laurel.log()).doesNotContain("secret", "WFLYSRV");
        }
    }

    @Test
    void laurel_db_url_selects_postgresql_and_its_password_is_not_in_the_log() throws Exception {
        try (PostgresServer postgres = PostgresServer.started();
                LaurelServer laurel = postgres.isUsedBy(LaurelServer.installed(), "dbpw-41ce08")) {
            laurel.with("LAUREL_WEBHOOK_TOKENS", TOKEN).start().awaitReady();

            assertThat(laurel.get("/health/ready").body()).contains("PostgreSQL 18");
            assertThat(laurel.log())
                    .containsPattern("Laurel is ready after .*, with PostgreSQL 18.*\\(jdbc:postgresql://localhost")
                    .doesNotContain("dbpw-41ce08");
            assertThat(outcomeOf(laurel.deliver(TOKEN, sample()))).isEqualTo("CREDITED");
        }
    }

    private static String sample() throws IOException {
        return Files.readString(Path.of("src/test/resources/firstpromoter/v1/fulfilment_pending-2017.json"));
    }

    private static void assertThatItIsAProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(json(answer).getInt("status")).isEqualTo(status);
    }

    private static void assertThatItIsHeld(HttpResponse<String> answer, String reason) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(json(answer).getString("reason")).isEqualTo(reason);
    }

    private static String outcomeOf(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).getString("outcome");
    }

    private static JsonObject json(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
