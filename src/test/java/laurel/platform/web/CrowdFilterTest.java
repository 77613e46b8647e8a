package laurel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrowdFilterTest {

    private final CrowdFilter filter = new CrowdFilter();
    private final Map<String, Object> answer = new HashMap<>();

    private int underWay;

    @ParameterizedTest
    @CsvSource({"/api, " + CrowdFilter.MOST_CALLS, "/openapi, " + CrowdFilter.MOST_READERS})
    void as_many_as_there_is_room_for_are_under_way_and_the_next_one_is_sent_away(String path, int most)
            throws Exception {
        crowd(path);

        assertThat(underWay).isEqualTo(most);
        assertThat(answer)
                .containsEntry("setStatus", 503)
                .containsEntry("Connection", "close")
                .containsEntry("Content-Type", "application/problem+json")
                .containsKey("Retry-After");
    }

    @Test
    void whoever_is_done_makes_room_also_if_that_went_wrong() throws Exception {
        crowd("/openapi");
        FilterChain broken = (request, response) -> {
            throw new IllegalStateException();
        };
        for (int time = 0; time < 2 * CrowdFilter.MOST_READERS; time++) {
            try {
                filter.doFilter(to("/openapi"), response(), broken);
            } catch (IllegalStateException wrong) {
                // as it was meant to go
            }
        }
        underWay = 0;
        crowd("/openapi");

        assertThat(underWay).isEqualTo(CrowdFilter.MOST_READERS);
    }

    @Test
    void those_who_read_the_document_take_no_place_from_the_calls() throws Exception {
        FilterChain calls = (request, response) -> crowd("/api");
        filter.doFilter(to("/openapi"), response(), calls);

        assertThat(underWay).isEqualTo(CrowdFilter.MOST_CALLS);
    }

    /** Each call that is let in brings the next one before it ends. */
    private void crowd(String path) throws IOException, ServletException {
        FilterChain chain = (request, response) -> {
            underWay++;
            crowd(path);
        };
        filter.doFilter(to(path), response(), chain);
    }

    private static HttpServletRequest to(String path) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getServletPath" -> path;
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                HttpServletResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "setHeader" -> answer.put((String) arguments[0], arguments[1]);
                    case "setContentType" -> answer.put("Content-Type", arguments[0]);
                    case "setStatus", "setContentLength" -> {
                        answer.put(method.getName(), arguments[0]);
                        yield null;
                    }
                    case "getOutputStream" -> new Nowhere();
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }

    private static final class Nowhere extends ServletOutputStream {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void write(int b) {}
    }
}
