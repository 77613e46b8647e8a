package laurel.platform.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilderException;
import jakarta.ws.rs.ext.Provider;

/** Refuses an address that is no URI, over which a server may stumble while it looks for the resource. */
@Provider
@PreMatching
public class RequestFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
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
