package laurel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON; charset=UTF-8",
                "application/json ; charset=\"utf-8\";x=y",
                "application/json;",
                "application/json;x=\"a \\\" b;\"",
                "application/json;charset",
                "application/json;charset=",
                "application/json;charset=\"utf-8",
                "application/json;charset=there-is-none",
                "application/json, text/plain",
                "application/vnd.api+json;a=b",
                "TEXT/JSON"
            })
    void shows_json_as_json_whatever_else_is_said_of_it(String type) throws Exception {
        var seen = filtered(withType(type));

        assertThat(seen.getContentType()).isEqualTo("application/json");
        assertThat(seen.getHeader("content-TYPE")).isEqualTo("application/json");
        assertThat(Collections.list(seen.getHeaders("Content-Type"))).containsExactly("application/json");
        assertThat(Collections.list(seen.getHeaderNames())).containsExactly("Host", "content-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain; charset=utf-8", "text/plain;charset", "text/plain"})
    void shows_another_type_without_its_parameters(String type) throws Exception {
        assertThat(filtered(withType(type)).getContentType()).isEqualTo("text/plain");
    }

    @Test
    void shows_no_type_where_none_is() throws Exception {
        var seen = filtered(withType(null));

        assertThat(seen.getContentType()).isNull();
        assertThat(seen.getHeader("Content-Type")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "garbage",
                "/",
                "application/",
                "/json",
                "+json",
                "/+json",
                ";",
                "application/j son",
                "application/jsön",
                "application/x-www-form-urlencoded",
                "Application/X-WWW-form-urlencoded; charset=utf-8"
            })
    void takes_away_what_is_no_type_or_a_form_and_nothing_else(String type) throws Exception {
        var seen = filtered(withType(type));

        assertThat(seen.getContentType()).isNull();
        assertThat(seen.getHeader("content-TYPE")).isNull();
        assertThat(Collections.list(seen.getHeaders("Content-Type"))).isEmpty();
        assertThat(Collections.list(seen.getHeaderNames())).containsExactly("Host");
        assertThat(seen.getHeader("Host")).isEqualTo("value of Host");
        assertThat(Collections.list(seen.getHeaders("Host"))).containsExactly("value of Host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"accept", "Accept", "Accept-Language", "accept-charset", "ACCEPT-ENCODING", "Content-Language"})
    void takes_away_what_somebody_would_rather_be_answered_with(String name) throws Exception {
        var seen = filtered(withType("application/json"));

        assertThat(seen.getHeader(name)).isNull();
        assertThat(Collections.list(seen.getHeaders(name))).isEmpty();
        assertThat(Collections.list(seen.getHeaderNames())).containsExactly("Host", "content-type");
    }

    @Test
    void is_done_with_one_of_any_length_and_in_any_shape() throws Exception {
        for (String more : List.of(
                ";x=y".repeat(1_000),
                ";x=\"" + "\\a".repeat(100_000) + "\"",
                ";" + "x".repeat(100_000),
                ";   ".repeat(55) + "=")) {
            assertThat(filtered(withType("application/json" + more)).getContentType())
                    .isEqualTo("application/json");
        }
        assertThat(filtered(withType("application/" + "x".repeat(100_000))).getContentType())
                .isNull();
    }

    private static HttpServletRequest filtered(HttpServletRequest request) throws Exception {
        var seen = new AtomicReference<HttpServletRequest>();
        FilterChain chain = (passed, response) -> seen.set((HttpServletRequest) passed);
        new HeaderFilter().doFilter(request, null, chain);
        return seen.get();
    }

    private static HttpServletRequest withType(String type) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getContentType" -> type;
                    case "getHeader" -> "value of " + arguments[0];
                    case "getHeaders" -> Collections.enumeration(List.of("value of " + arguments[0]));
                    case "getHeaderNames" ->
                        Collections.enumeration(List.of("Host", "content-type", "accept", "Accept-Language"));
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    case "toString" -> "a request of type " + type;
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }
}
