package laurel.platform;

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

class ContentTypeFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON; charset=UTF-8",
                "application/json ; charset=\"utf-8\";x=y",
                "application/json;",
                "application/json;x=\"a \\\" b;\"",
                "text/plain",
                "*/*"
            })
    void lets_a_type_be(String type) throws Exception {
        var request = withType(type);

        assertThat(filtered(request)).isSameAs(request);
    }

    @Test
    void lets_a_request_without_a_type_be() throws Exception {
        var request = withType(null);

        assertThat(filtered(request)).isSameAs(request);
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
                ";",
                "application/json;charset",
                "application/json;charset=",
                "application/json;charset=\"utf-8",
                "application/json, text/plain",
                "application/j son",
                "application/jsön"
            })
    void takes_away_what_is_no_type_and_nothing_else(String type) throws Exception {
        var seen = filtered(withType(type));

        assertThat(seen.getContentType()).isNull();
        assertThat(seen.getHeader("content-TYPE")).isNull();
        assertThat(Collections.list(seen.getHeaders("Content-Type"))).isEmpty();
        assertThat(Collections.list(seen.getHeaderNames())).containsExactly("Host");
        assertThat(seen.getHeader("Host")).isEqualTo("value of Host");
        assertThat(Collections.list(seen.getHeaders("Host"))).containsExactly("value of Host");
    }

    @Test
    void is_done_with_one_of_any_length_and_in_any_shape() throws Exception {
        for (String more : List.of(
                ";x=y".repeat(1_000),
                ";x=\"" + "\\a".repeat(100_000) + "\"",
                ";" + "x".repeat(100_000),
                ";   ".repeat(55) + "=")) {
            assertThat(filtered(withType("application/json" + more)).getContentType())
                    .isNull();
        }
    }

    private static HttpServletRequest filtered(HttpServletRequest request) throws Exception {
        var seen = new AtomicReference<HttpServletRequest>();
        FilterChain chain = (passed, response) -> seen.set((HttpServletRequest) passed);
        new ContentTypeFilter().doFilter(request, null, chain);
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
                    case "getHeaderNames" -> Collections.enumeration(List.of("Host", "content-type"));
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    case "toString" -> "a request of type " + type;
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }
}
