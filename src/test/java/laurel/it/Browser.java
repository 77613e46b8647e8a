package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** Somebody's browser: it keeps cookies, fills in forms, and says where they come from. It follows no redirection by itself. */
final class Browser {

    private static final String URL = ConfigProvider.getConfig().getValue("laurel.url", String.class);
    private static final Pattern TOKEN = Pattern.compile("name=\"form\" value=\"([^\"]*)\"");

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String source = FirstPromoter.freshSource();
    private String origin = origin();

    /** What was answered. */
    record Page(int status, String location, List<String> setCookies, HttpResponse<String> response) {

        String html() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        Page is(int expected) {
            assertThat(status).as(html()).isEqualTo(expected);
            assertThat(header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
            return this;
        }

        Page goesTo(String path) {
            assertThat(status).as(html()).isEqualTo(303);
            assertThat(location).isEqualTo(URI.create(URL).getPath() + path);
            return this;
        }

        /** What its form carries besides what is filled in. */
        String formToken() {
            Matcher token = TOKEN.matcher(html());
            assertThat(token.find()).as(html()).isTrue();
            return token.group(1);
        }
    }

    static String origin() {
        return URL.substring(0, URL.indexOf('/', "https://".length()));
    }

    /** A browser in which somebody has just logged in. */
    static Browser of(String name, String password) {
        var browser = new Browser();
        browser.logsIn(name, password).goesTo("/");
        return browser;
    }

    /** Says that its forms are another site's, or with null says nothing. */
    Browser claimsToCallFrom(String other) {
        origin = other;
        return this;
    }

    /** Is taken somewhere else. */
    Browser comesFrom(String elsewhere) {
        source = elsewhere;
        return this;
    }

    /** Another browser with the same cookies, as a thief would have it. */
    Browser copied() {
        var copy = new Browser();
        copy.cookies.putAll(cookies);
        return copy;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    Page opens(String path) {
        return answer(request(path).GET());
    }

    Page logsIn(String name, String password) {
        return sends("/login", opens("/login").formToken(), Map.of("name", name, "password", password));
    }

    Page logsOut() {
        return sends("/logout", opens("/").formToken(), Map.of());
    }

    /** Changes the password, and repeats the new one as it should be. */
    Page changesPassword(String now, String chosen) {
        return changesPassword(now, chosen, chosen);
    }

    Page changesPassword(String now, String chosen, String again) {
        var fields = Map.of("password", now, "chosen", chosen, "again", again);
        return sends("/password", opens("/password").formToken(), fields);
    }

    /** @param formToken null to send none */
    Page sends(String path, String formToken, Map<String, String> fields) {
        var pairs = new ArrayList<String>();
        fields.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        if (formToken != null) {
            pairs.add("form=" + formToken);
        }
        var request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", pairs)));
        return answer(origin == null ? request : request.header("Origin", origin));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(URL + path)).header(FirstPromoter.FORWARDED_FOR, source);
        return cookies.isEmpty() ? request : request.header("Cookie", cookieHeader());
    }

    String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    Page answer(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            var set = response.headers().allValues("Set-Cookie");
            set.forEach(this::keep);
            return new Page(
                    response.statusCode(),
                    response.headers().firstValue("Location").orElse(null),
                    set,
                    response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (setCookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
