package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages, as a browser sees them. */
@ExtendWith(ArquillianExtension.class)
class PagesIT {

    private static final String OTHER_PASSWORD = "another twelve or more";

    @AfterEach
    void theClockIsRight() {
        TestClock.isRight();
    }

    private static Browser inABrowser(String name) {
        return Browser.of(name, Staff.PASSWORD);
    }

    private static void isLoggedIn(Browser browser, String name) {
        assertThat(browser.opens("/").is(200).html()).contains("Hello, " + name);
    }

    private static void isLoggedOut(Browser browser) {
        browser.opens("/").goesTo("/login");
        browser.opens("/password").goesTo("/login");
    }

    @Test
    void the_first_admin_logs_in_with_the_password_of_the_environment() {
        var browser = Browser.of(Staff.ADMIN, Staff.adminPassword());

        assertThat(browser.opens("/").is(200).html()).contains("Hello, admin", "admin: may do everything");
    }

    @Test
    void whoever_is_not_logged_in_is_sent_to_the_log_in() {
        isLoggedOut(new Browser());
        assertThat(new Browser().opens("/login").is(200).html())
                .contains("autocomplete=\"username\"", "autocomplete=\"current-password\"");
    }

    @Test
    void the_address_without_a_slash_at_its_end_is_the_same() {
        var page = new Browser().opens("");

        assertThat(page.status()).isIn(301, 302, 303, 307, 308);
        assertThat(page.location()).endsWith("/laurel/").isNotNull();
    }

    @Test
    void each_role_is_told_to_whoever_has_it() {
        for (String role : List.of("reader", "spender", "operator")) {
            assertThat(inABrowser(Staff.newcomer(role)).opens("/").html()).contains("<dd>" + role + ": ");
        }
    }

    @Test
    void whoever_is_not_let_in_sees_the_same_whatever_is_wrong() {
        String name = Staff.newcomer("admin");
        String gone = Staff.newcomer("admin");
        Staff.disable(gone).is(200);
        var pairs = new HashMap<String, String>();
        pairs.put(name, Staff.PASSWORD + "x");
        pairs.put(gone, Staff.PASSWORD);
        pairs.put(Staff.freshName(), Staff.PASSWORD);
        pairs.put("", "");

        pairs.forEach((who, password) -> {
            var browser = new Browser();
            var page = browser.logsIn(who, password).is(403);
            assertThat(page.html())
                    .contains("This name and this password do not belong together.", "role=\"alert\"")
                    .contains("name=\"name\" value=\"" + who + "\"");
            assertThat(browser.cookies()).doesNotContainKey("laurel-log-in");
            isLoggedOut(browser);
        });
    }

    @Test
    void what_somebody_writes_is_shown_as_text() {
        var page = new Browser().logsIn("\"><script>alert(1)</script>'&", "x").is(403);

        assertThat(page.html())
                .doesNotContain("<script")
                .contains("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;\"");
    }

    @Test
    void a_log_in_is_taken_from_its_own_form_only() {
        String name = Staff.newcomer("reader");
        var fields = Map.of("name", name, "password", Staff.PASSWORD);
        var browser = new Browser();
        String token = browser.opens("/login").formToken();

        browser.sends("/login", null, fields).is(403);
        browser.sends("/login", "", fields).is(403);
        browser.sends("/login", new Browser().opens("/login").formToken(), fields)
                .is(403);
        new Browser().sends("/login", token, fields).is(403);
        browser.claimsToCallFrom("https://elsewhere.example")
                .sends("/login", token, fields)
                .is(403);
        browser.claimsToCallFrom("null").sends("/login", token, fields).is(403);
        browser.claimsToCallFrom(null).sends("/login", token, fields).is(403);
        isLoggedOut(browser);

        browser.claimsToCallFrom(Browser.origin())
                .sends("/login", token, fields)
                .goesTo("/");
    }

    @Test
    void what_another_site_sends_changes_no_password_and_logs_nobody_out() {
        String name = Staff.newcomer("reader");
        var browser = inABrowser(name);
        String token = browser.opens("/password").formToken();
        var fields = Map.of("password", Staff.PASSWORD, "chosen", OTHER_PASSWORD, "again", OTHER_PASSWORD);

        browser.sends("/password", null, fields).is(403);
        browser.sends("/password", inABrowser(name).opens("/").formToken(), fields)
                .is(403);
        browser.sends("/logout", null, Map.of()).goesTo("/");
        browser.claimsToCallFrom("https://elsewhere.example");
        browser.sends("/password", token, fields).is(403);
        browser.sends("/logout", token, Map.of()).goesTo("/");
        browser.opens("/logout").goesTo("/");

        isLoggedIn(browser, name);
        inABrowser(name);
    }

    @Test
    void a_form_is_a_form_of_bounded_size() {
        var browser = new Browser();
        String token = browser.opens("/login").formToken();
        String body = "form=" + token + "&name=" + Staff.ADMIN + "&password=" + Staff.adminPassword();

        for (String type : List.of("text/plain", "application/json", "multipart/form-data")) {
            browser.answer(login(browser, type, body)).is(403);
        }
        for (String odd : List.of(body + "&name=other", body + "&x=%zz", body + "&x=" + "x".repeat(20_000), "")) {
            browser.answer(login(browser, "application/x-www-form-urlencoded", odd))
                    .is(403);
        }
        browser.answer(login(browser, "application/x-www-form-urlencoded; charset=UTF-8", body))
                .goesTo("/");
    }

    private static HttpRequest.Builder login(Browser browser, String type, String body) {
        return HttpRequest.newBuilder(URI.create(Company.url() + "/login"))
                .header("Content-Type", type)
                .header("Origin", Browser.origin())
                .header("Cookie", browser.cookieHeader())
                .POST(BodyPublishers.ofString(body));
    }

    @Test
    void a_password_in_an_address_is_not_read() {
        var browser = new Browser();
        String token = browser.opens("/login").formToken();

        browser.sends("/login?name=admin&password=" + Staff.adminPassword(), token, Map.of())
                .is(403);
    }

    @Test
    void the_cookies_are_for_these_pages_and_no_script() {
        var browser = new Browser();
        var visited = browser.opens("/login");
        var loggedIn = browser.logsIn(Staff.ADMIN, Staff.adminPassword());

        String value = "=[A-Za-z0-9_-]{43}; Path=/laurel; HttpOnly; SameSite=Strict";
        assertThat(visited.setCookies()).singleElement().asString().matches("laurel-visitor" + value);
        assertThat(loggedIn.setCookies()).hasSize(2);
        assertThat(loggedIn.setCookies().get(0)).matches("laurel-log-in" + value);
        assertThat(loggedIn.setCookies().get(1)).matches("laurel-known-[0-9a-f]{16}" + value + "; Max-Age=31536000");
    }

    @Test
    void every_page_forbids_what_it_does_not_need() {
        var browser = Browser.of(Staff.ADMIN, Staff.adminPassword());

        var request = HttpRequest.newBuilder(URI.create(Company.url() + "/login"));
        for (var page : List.of(
                browser.opens("/"),
                browser.opens("/password"),
                new Browser().opens("/login"),
                new Browser().logsIn("nobody", "wrong"),
                new Browser().answer(request.method("PUT", BodyPublishers.noBody())))) {
            assertThat(page.header("Content-Security-Policy"))
                    .contains(
                            "default-src 'none'", "style-src 'sha256-", "form-action 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "script-src");
            assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(page.html()).startsWith("<!doctype html>").doesNotContain("<script", " onclick", " style=");
        }
    }

    @Test
    void every_answer_is_what_it_says_is_kept_by_nobody_and_is_part_of_no_other_page() {
        var browser = Browser.of(Staff.ADMIN, Staff.adminPassword());
        String account = "/api/accounts/" + Company.encoded(Company.customerWith(3));
        String token = "/webhooks/firstpromoter/" + FirstPromoter.tokens().get(0);

        var answers = new ArrayList<>(List.of(
                browser.opens("/"),
                browser.opens("/login"),
                new Browser().opens("/"),
                new Browser().opens("/nothing/here"),
                new Browser().opens("/api/acts"),
                new Browser().opens("/api/nothing"),
                new Browser().opens(token),
                new Browser().opens("/webhooks/firstpromoter/wrong"),
                new Browser().opens("/health/live"),
                new Browser().opens("/openapi"),
                new Browser().sends("/api/keys", null, Map.of())));
        for (String path : List.of(
                account,
                account + "/entries",
                account + "x",
                "/api/keys",
                "/api/fulfilments.csv",
                "/api/fulfilments?limit=0")) {
            answers.add(new Browser()
                    .answer(HttpRequest.newBuilder(URI.create(Company.url() + path))
                            .header("Authorization", FirstPromoter.basic(Staff.ADMIN, Staff.adminPassword()))));
        }

        assertThat(answers).extracting(Browser.Page::status).contains(200, 303, 400, 401, 404, 405);
        assertThat(answers).allSatisfy(answer -> {
            String what = answer.response().uri() + " " + answer.status();
            var headers = answer.response().headers();
            assertThat(headers.allValues("X-Content-Type-Options")).as(what).containsExactly("nosniff");
            // The description of the interface has nothing of anybody's, and is asked for anew by its tag.
            boolean isForEverybody = answer.response().uri().getPath().endsWith("/openapi");
            assertThat(headers.allValues("Cache-Control"))
                    .as(what)
                    .containsExactly(isForEverybody ? "no-cache" : "no-store");
            assertThat(headers.allValues("Content-Security-Policy"))
                    .as(what)
                    .singleElement()
                    .asString()
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(headers.allValues("Referrer-Policy")).as(what).hasSize(1);
            assertThat(headers.firstValue("Strict-Transport-Security"))
                    .as("people come by http here")
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/login", "/logout", "/password", "/nothing"})
    void no_answer_repeats_the_host_that_a_caller_wrote(String path) throws IOException {
        String request =
                "GET /laurel" + path + " HTTP/1.1\r\nHost: forged.example\r\nX-Forwarded-Host: forged.example\r\n"
                        + "X-Forwarded-Proto: https\r\nForwarded: host=forged.example\r\nConnection: close\r\n\r\n";
        var url = URI.create(Company.url());

        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("forged");
        }
    }

    @Test
    void whoever_logs_out_is_logged_out_wherever_the_cookie_went() {
        String name = Staff.newcomer("reader");
        var browser = inABrowser(name);
        var elsewhere = inABrowser(name);
        var copy = browser.copied();
        isLoggedIn(copy, name);

        browser.logsOut().goesTo("/login");

        isLoggedOut(browser);
        isLoggedOut(copy);
        isLoggedIn(elsewhere, name);
    }

    @Test
    void a_log_in_makes_a_new_token_and_ends_the_one_before() {
        String name = Staff.newcomer("reader");
        var browser = inABrowser(name);
        var before = browser.copied();
        var page = browser.opens("/login");

        page.goesTo("/");
        browser.cookies().remove("laurel-log-in");
        String token = browser.opens("/login").formToken();
        browser.cookies().put("laurel-log-in", before.cookies().get("laurel-log-in"));
        browser.sends("/login", token, Map.of("name", name, "password", Staff.PASSWORD))
                .goesTo("/");

        isLoggedIn(browser, name);
        isLoggedOut(before);
    }

    @Test
    void somebody_changes_their_password_and_is_logged_out_everywhere_else() {
        String name = Staff.newcomer("reader");
        var browser = inABrowser(name);
        var elsewhere = inABrowser(name);
        var copy = browser.copied();

        browser.changesPassword(Staff.PASSWORD, OTHER_PASSWORD).goesTo("/?done=password");

        assertThat(browser.opens("/?done=password").is(200).html()).contains("Your password is changed.");
        isLoggedOut(elsewhere);
        isLoggedOut(copy);
        new Browser().logsIn(name, Staff.PASSWORD).is(403);
        Browser.of(name, OTHER_PASSWORD);
        assertThat(Tables.find("select actor from act where subject = ? and deed = 'change password'", name))
                .containsExactly(name);
    }

    @Test
    void a_password_is_not_changed_without_the_old_one_or_to_a_bad_one() {
        String name = Staff.newcomer("reader");
        var browser = inABrowser(name);

        assertThat(browser.changesPassword("not the old one", OTHER_PASSWORD)
                        .is(403)
                        .html())
                .contains("not the password that you have now");
        assertThat(browser.changesPassword(Staff.PASSWORD, "elevenchars")
                        .is(403)
                        .html())
                .contains("at least 12 characters")
                .doesNotContain("elevenchars");
        assertThat(browser.changesPassword(Staff.PASSWORD, OTHER_PASSWORD, OTHER_PASSWORD + "x")
                        .is(403)
                        .html())
                .contains("not the same both times");

        isLoggedIn(browser, name);
        inABrowser(name);
    }

    @Test
    void a_password_that_an_admin_sets_ends_what_was_logged_in() {
        String name = Staff.newcomer("reader");
        var browser = inABrowser(name);

        Staff.setPassword(name, OTHER_PASSWORD).is(200);

        isLoggedOut(browser);
        Browser.of(name, OTHER_PASSWORD);
    }

    @Test
    void whoever_is_disabled_is_logged_out_for_good() {
        String name = Staff.newcomer("reader");
        var browser = inABrowser(name);

        Staff.disable(name).is(200);
        isLoggedOut(browser);
        Staff.enable(name).is(200);

        isLoggedOut(browser);
        inABrowser(name);
    }

    @Test
    void another_role_counts_at_once() {
        String name = Staff.newcomer("reader");
        var browser = inABrowser(name);

        Staff.giveRole(name, "operator").is(200);

        assertThat(browser.opens("/").html()).contains("<dd>operator: ");
    }

    @Test
    void whoever_does_nothing_for_half_an_hour_is_logged_out() {
        String name = Staff.newcomer("reader");
        var browser = inABrowser(name);

        for (int i = 0; i < 3; i++) {
            TestClock.goesOn(Duration.ofMinutes(29));
            isLoggedIn(browser, name);
        }
        TestClock.goesOn(Duration.ofMinutes(31));

        isLoggedOut(browser);
    }

    @Test
    void after_twelve_hours_everybody_logs_in_anew() {
        String name = Staff.newcomer("reader");
        var browser = inABrowser(name);

        for (int i = 0; i < 28; i++) {
            TestClock.goesOn(Duration.ofMinutes(25));
            isLoggedIn(browser, name);
        }
        TestClock.goesOn(Duration.ofMinutes(15));
        isLoggedIn(browser, name);
        TestClock.goesOn(Duration.ofMinutes(5));

        isLoggedOut(browser);
        inABrowser(name);
        assertThat(Tables.find(
                        "select count(*) from log_in where person_name = ? and ends_at - begun_at > interval '12' hour",
                        name))
                .containsExactly("0");
    }

    @Test
    void what_has_ended_is_not_kept() {
        String name = Staff.newcomer("reader");
        inABrowser(name);

        TestClock.goesOn(Duration.ofMinutes(31));
        inABrowser(name);

        assertThat(Tables.find("select count(*) from log_in where person_name = ?", name))
                .containsExactly("1");
    }

    @Test
    void the_database_cannot_tell_what_a_browser_shows() {
        String name = Staff.newcomer("reader");
        var browser = inABrowser(name);

        String digest = Tables.find("select digest from log_in where person_name = ?", name)
                .get(0);

        assertThat(digest)
                .matches("[0-9a-f]{64}")
                .doesNotContain(browser.cookies().get("laurel-log-in"));
        browser.cookies().put("laurel-log-in", digest.substring(0, 43));
        isLoggedOut(browser);
    }

    @Test
    void the_cookie_is_not_good_for_the_api() {
        var browser = Browser.of(Staff.ADMIN, Staff.adminPassword());

        assertThat(browser.opens("/api/people").status()).isEqualTo(401);
        assertThat(browser.opens("/api/acts").status()).isEqualTo(401);
    }

    @Test
    void cookies_in_any_form_are_no_fault() {
        String name = Staff.newcomer("reader");
        String good = inABrowser(name).cookieHeader();

        for (String odd : List.of(
                "$Version=",
                "$Version=x; a=\"",
                "$Version=;;=;a=\"",
                "a=\"; b=,;=;;\\",
                "laurel-log-in=",
                "laurel-log-in=" + "x".repeat(43),
                "laurel-log-in=\"" + "x".repeat(43) + "\"",
                "JSESSIONID=../../etc/passwd")) {
            new Browser().answer(home(odd)).goesTo("/login");
        }
        new Browser().answer(home("a=\"b; " + good + "; c=/d\\")).is(200);
    }

    private static HttpRequest.Builder home(String cookies) {
        return HttpRequest.newBuilder(URI.create(Company.url() + "/")).header("Cookie", cookies);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/console", "/login/x", "/x/%C3%A4?a=b", "/nothing-here", "/index.html", "/apis", "/problem"})
    void where_no_page_is_a_browser_gets_one_with_a_way_back(String path) {
        var page = opensAsBrowsersDo(path).is(404);

        assertThat(page.html()).contains("There is nothing here", "<a href=\"/laurel/\">");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/nothing", "/webhooks/x/y/z", "/openapi/nothing", "/health/nothing"})
    void where_programs_call_a_browser_gets_their_answer(String path) {
        var answer = opensAsBrowsersDo(path);

        assertThat(answer.status()).isIn(401, 404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    private static Browser.Page opensAsBrowsersDo(String path) {
        return new Browser()
                .answer(HttpRequest.newBuilder(URI.create(Company.url() + path))
                        .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"));
    }

    @Test
    void pages_take_no_other_methods_and_other_addresses_stay_problems() {
        var request = HttpRequest.newBuilder(URI.create(Company.url() + "/login"));
        assertThat(new Browser()
                        .answer(request.method("PUT", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(405);
        new Browser().sends("/", null, Map.of()).is(405);
        FirstPromoter.sends(HttpRequest.newBuilder(URI.create(Company.url() + "/console")))
                .isProblem(404);
        FirstPromoter.sends(HttpRequest.newBuilder(URI.create(Company.url() + "/login/x")))
                .isProblem(404);
    }

    @Test
    void after_ten_wrong_passwords_none_is_looked_at_for_a_while_not_even_the_right_one() {
        String name = Staff.newcomer("reader");
        var browser = new Browser();
        for (int guess = 0; guess < 10; guess++) {
            browser.logsIn(name, "guess " + guess).is(403);
        }

        var refused = browser.logsIn(name, "guess 10").is(429);

        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(refused.html()).contains("60 seconds");
        browser.logsIn(name, Staff.PASSWORD).is(429);
        browser.logsIn(name.toUpperCase(), Staff.PASSWORD).is(429);
        new Browser().logsIn(name, Staff.PASSWORD).goesTo("/");
        TestClock.goesOn(Duration.ofSeconds(61));
        browser.logsIn(name, Staff.PASSWORD).goesTo("/");
    }

    @Test
    void a_browser_by_which_somebody_has_logged_in_is_known_to_be_theirs_and_nobody_elses() {
        String name = Staff.newcomer("reader");
        String other = Staff.newcomer("reader");
        var browser = inABrowser(name);
        String known = known(browser).get(0);
        browser.logsOut();
        assertThat(known(browser)).as("kept after a log-out").containsExactly(known);

        browser.logsIn(name, Staff.PASSWORD).goesTo("/");
        assertThat(known(browser)).as("by the next log-in").containsExactly(known);
        browser.logsOut();
        browser.logsIn(other, Staff.PASSWORD).goesTo("/");
        assertThat(known(browser)).as("two people").hasSize(2).contains(known);

        assertThat(Tables.find("select digest from known_browser where person_name = ?", name))
                .singleElement()
                .satisfies(digest -> assertThat(digest).matches("[0-9a-f]{64}").doesNotContain(known.split("=")[1]));
        var forged = new Browser();
        forged.cookies().put(known.split("=")[0], "x".repeat(43));
        forged.logsIn(name, Staff.PASSWORD).goesTo("/");
        assertThat(known(forged)).singleElement().asString().doesNotContain("xxx");
    }

    @Test
    void the_last_ten_browsers_of_a_person_are_known() {
        String name = Staff.newcomer("reader");
        var first = inABrowser(name);
        for (int other = 0; other < 10; other++) {
            inABrowser(name);
        }

        assertThat(Tables.find("select count(*) from known_browser where person_name = ?", name))
                .containsExactly("10");
        String before = known(first).get(0);
        first.logsOut();
        first.logsIn(name, Staff.PASSWORD).goesTo("/");
        assertThat(known(first)).singleElement().isNotEqualTo(before);
    }

    private static List<String> known(Browser browser) {
        return browser.cookies().entrySet().stream()
                .filter(cookie -> cookie.getKey().startsWith("laurel-known-"))
                .map(Object::toString)
                .toList();
    }

    @Test
    void whoever_has_a_log_in_cannot_guess_the_password() {
        String name = Staff.newcomer("reader");
        var browser = inABrowser(name);
        for (int guess = 0; guess < 10; guess++) {
            browser.changesPassword("guess " + guess, OTHER_PASSWORD).is(403);
        }

        browser.changesPassword("guess 10", OTHER_PASSWORD).is(429);
        browser.changesPassword(Staff.PASSWORD, OTHER_PASSWORD).is(429);

        isLoggedIn(browser, name);
    }
}
