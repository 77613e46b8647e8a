package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Logging in to the server as it is installed: the first admin, restarts, a second node, and what the server itself makes of cookies. */
@Tag("packaged-server")
class LogInIT {

    private static final String PASSWORD = "pw-Niemals-Verraten-5518";
    private static final String OTHER_PASSWORD = "pw-Auch-Niemals-Verraten-7";
    private static final Pattern TOKEN = Pattern.compile("name=\"form\" value=\"([^\"]*)\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> open(LaurelServer laurel, String path, String cookie) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(laurel.url() + path)).header("Cookie", cookie));
    }

    private HttpResponse<String> logIn(LaurelServer laurel, String origin, String password) throws Exception {
        HttpResponse<String> page = laurel.get("/login");
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        return send(HttpRequest.newBuilder(URI.create(laurel.url() + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .header("Cookie", cookie(page))
                .POST(BodyPublishers.ofString("form=" + token.group(1) + "&name=admin&password="
                        + URLEncoder.encode(password, StandardCharsets.UTF_8))));
    }

    private HttpResponse<String> logIn(LaurelServer laurel, String password) throws Exception {
        return logIn(laurel, "http://localhost:" + laurel.port(), password);
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    @Test
    void the_first_admin_stays_logged_in_over_a_restart_and_has_another_password_only_if_asked_for() throws Exception {
        try (LaurelServer laurel = LaurelServer.installed().with("LAUREL_ADMIN_PASSWORD", PASSWORD)) {
            laurel.start().awaitPages();
            String cookie = cookie(logIn(laurel, PASSWORD));
            assertThat(open(laurel, "/", cookie).body()).contains("Hello, admin");
            assertThat(laurel.log()).contains("Made the first admin").doesNotContain(PASSWORD);

            laurel.stop();
            laurel.with("LAUREL_ADMIN_PASSWORD", OTHER_PASSWORD).start().awaitPages();
            assertThat(open(laurel, "/", cookie).body()).contains("Hello, admin");
            assertThat(logIn(laurel, OTHER_PASSWORD).statusCode()).isEqualTo(403);
            assertThat(logIn(laurel, PASSWORD).statusCode()).isEqualTo(303);

            laurel.stop();
            laurel.with("LAUREL_ADMIN_RESET", "true").start().awaitPages();
            assertThat(open(laurel, "/", cookie).statusCode()).isEqualTo(303);
            assertThat(logIn(laurel, PASSWORD).statusCode()).isEqualTo(403);
            assertThat(logIn(laurel, OTHER_PASSWORD).statusCode()).isEqualTo(303);
            assertThat(laurel.log()).contains("take LAUREL_ADMIN_RESET away").doesNotContain(OTHER_PASSWORD);
        }
    }

    @Test
    void a_password_that_is_too_short_stops_the_deployment_without_being_told() throws Exception {
        try (LaurelServer laurel = LaurelServer.installed().with("LAUREL_ADMIN_PASSWORD", "hunter2-xyz")) {
            laurel.start().awaitLog("LAUREL_ADMIN_PASSWORD");

            assertThat(laurel.log()).contains("at least 12 characters").doesNotContain("hunter2-xyz");
        }
    }

    @Test
    void whoever_is_logged_in_at_one_node_is_so_at_the_other_which_knows_one_first_admin() throws Exception {
        try (PostgresServer postgres = PostgresServer.started();
                LaurelServer one = postgres.isUsedBy(LaurelServer.installed(), "password");
                LaurelServer other = postgres.isUsedBy(LaurelServer.installed(), "password")) {
            one.with("LAUREL_ADMIN_PASSWORD", PASSWORD).start();
            other.with("LAUREL_ADMIN_PASSWORD", PASSWORD).start();
            one.awaitPages();
            other.awaitPages();

            String cookie = cookie(logIn(one, PASSWORD));

            assertThat(open(other, "/", cookie).body()).contains("Hello, admin");
            assertThat(Pattern.compile("Made the first admin")
                            .matcher(one.log() + other.log())
                            .results())
                    .hasSize(1);
        }
    }

    @Test
    void the_log_tells_who_came_in_and_who_did_not_and_no_word_that_a_caller_wrote() throws Exception {
        try (LaurelServer laurel = LaurelServer.installed()
                .with("LAUREL_ADMIN_PASSWORD", PASSWORD)
                .with("LAUREL_WEBHOOK_TOKENS", "wh-3fd4b1c09ae277857c2e")
                .with("LAUREL_API_KEYS", "reader@shop:rk-90b2aa14cd7f3e61d480")) {
            laurel.start().awaitPages();

            logIn(laurel, "wrong-Passwort-1");
            logIn(laurel, PASSWORD);
            laurel.get("/api/acts", "admin", PASSWORD);
            laurel.get("/api/acts", "admin", PASSWORD);
            laurel.get("/api/acts", "my-Passwort-as-a-name", "x");
            laurel.get("/api/acts", "admin\n2026-11-25 INFO admin logged in from 192.0.2.9", "x");
            laurel.get("/api/acts", "guessed-Key-1");
            laurel.get("/api/acts", "rk-90b2aa14cd7f3e61d480");
            laurel.post("/webhooks/firstpromoter/guessed-Token-1", "{}");
            laurel.post("/api/keys", "{\"name\":\"a\",\"role\":\"reader\"}", "Authorization", basic("admin", PASSWORD));

            assertThat(laurel.log())
                    .containsOnlyOnce("Refused, from 127.0.0.1: a wrong password of admin.")
                    .containsOnlyOnce("admin logged in from 127.0.0.1, by a browser that was not known.")
                    .contains("Refused, from 127.0.0.1: a wrong password of a name that nobody has.")
                    .containsOnlyOnce("Refused, from 127.0.0.1: a call of the API without a valid key.")
                    .containsOnlyOnce("Refused, from 127.0.0.1: a call of shop, reader, that needs the role operator.")
                    .containsOnlyOnce("Refused, from 127.0.0.1: a delivery without a valid token or signature.")
                    .containsPattern("admin from 127\\.0\\.0\\.1: make key: [0-9]+, a, reader\\.")
                    .doesNotContain("Passwort", "guessed-", "192.0.2.9", PASSWORD);
            assertThat(Pattern.compile("admin calls the API by a password from 127")
                            .matcher(laurel.log())
                            .results())
                    .hasSize(1);
        }
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void behind_a_proxy_with_a_certificate_cookies_are_for_https_and_forms_come_from_the_public_address()
            throws Exception {
        try (LaurelServer laurel = LaurelServer.installed()
                .with("LAUREL_ADMIN_PASSWORD", PASSWORD)
                .with("LAUREL_URL", "https://laurel.example.com/laurel")) {
            laurel.start().awaitPages();

            HttpResponse<String> loggedIn = logIn(laurel, "https://laurel.example.com", PASSWORD);

            assertThat(loggedIn.statusCode()).isEqualTo(303);
            assertThat(loggedIn.headers().firstValue("Location")).contains("/laurel/");
            assertThat(loggedIn.headers().allValues("Set-Cookie")).hasSize(2).allSatisfy(cookie -> assertThat(cookie)
                    .matches("__Secure-laurel-(log-in|known-[0-9a-f]{16})=[A-Za-z0-9_-]{43}; Path=/laurel; HttpOnly;"
                            + " SameSite=Strict; Secure(; Max-Age=31536000)?"));
            everyAnswerAsksForHttps(laurel);
            assertThat(logIn(laurel, "https://elsewhere.example", PASSWORD).statusCode())
                    .isEqualTo(403);
            theServerStumblesOverNoCookie(laurel, cookie(loggedIn));
        }
    }

    private static void everyAnswerAsksForHttps(LaurelServer laurel) throws IOException {
        for (String path : new String[] {
            "/", "/login", "/api/acts", "/api/nothing", "/webhooks/firstpromoter/x", "/health/ready", "/openapi", "/x/y"
        }) {
            assertThat(laurel.get(path).headers().allValues("Strict-Transport-Security"))
                    .as(path)
                    .containsExactly("max-age=31536000");
        }
    }

    private static void theServerStumblesOverNoCookie(LaurelServer laurel, String good) throws IOException {
        for (String odd : new String[] {
            "$Version=",
            "$Version=x; a=\"",
            "$Version=;;=;a=\"",
            "a=\"; $Version=,",
            "\0",
            "=",
            ";",
            "a=\"\\",
            "JSESSIONID=x.y"
        }) {
            assertThat(statusOf(laurel, odd)).as(odd).isIn(303, 400);
        }
        assertThat(statusOf(laurel, "a=\"b; " + good + "; c=/d\\")).isEqualTo(200);
        assertThat(laurel.log()).doesNotContain(" ERROR ");
    }

    private static int statusOf(LaurelServer laurel, String cookies) throws IOException {
        try (var connection = new RawConnection(laurel.port(), Duration.ofSeconds(10))) {
            connection.send(("GET /laurel/ HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookies + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            return connection.answer().status();
        }
    }
}
