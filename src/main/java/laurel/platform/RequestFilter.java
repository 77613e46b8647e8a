package laurel.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilderException;
import jakarta.ws.rs.ext.Provider;

/**
 * Keeps from a server what it may stumble over while it looks for the resource. Accept is taken away, since Laurel answers with
 * JSON whatever it says; an address that is no URI is refused.
 */
@Provider
@PreMatching
public class RequestFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        request.getHeaders().remove(HttpHeaders.ACCEPT);
        try {
            request.getUriInfo().getRequestUri();
        } catch (IllegalArgumentException | UriBuilderException noUri) {
            request.abortWith(
                    Problem.of(400, "The address is malformed: percent-encode what must not stand in one as it is.")
                            .toResponse()
                            .build());
        }
    }
}
