package laurel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Responses.class)
class RequestFilterTest {

    private final List<Response> refusals = new ArrayList<>();

    @Test
    void lets_a_request_through() {
        filter("http://localhost/laurel/api/accounts/a%5Db");

        assertThat(refusals).isEmpty();
    }

    @Test
    void refuses_an_address_that_is_no_uri_and_does_not_repeat_it() {
        filter("http://localhost/laurel/webhooks/firstpromoter/the-token]");

        assertThat(refusals).hasSize(1);
        assertThat(refusals.get(0).getStatus()).isEqualTo(400);
        assertThat(refusals.get(0).getMediaType()).isEqualTo(Problem.MEDIA_TYPE);
        assertThat((String) refusals.get(0).getEntity())
                .contains("percent-encode")
                .doesNotContain("the-token");
    }

    private void filter(String address) {
        new RequestFilter()
                .filter(made(ContainerRequestContext.class, (self, method, arguments) -> switch (method.getName()) {
                    case "getUriInfo" -> made(UriInfo.class, (uriInfo, getter, none) -> URI.create(address));
                    case "abortWith" -> {
                        refusals.add((Response) arguments[0]);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.toString());
                }));
    }

    private static <T> T made(Class<T> type, InvocationHandler behaviour) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behaviour));
    }
}
