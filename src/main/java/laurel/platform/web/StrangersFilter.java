package laurel.platform.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Ends the connection of whoever has shown no right secret, with the answer. A server waits for the rest of a body
 * before it lets a thread go, and for a caller who does not read before it writes more; so over a connection of a
 * stranger's there is one answer, which fits into the system's buffer, and nothing more is read. Who is known keeps the
 * connection.
 */
@Provider
public class StrangersFilter implements ContainerResponseFilter {

    /** A header of answers, and its value, by which a server ends the connection. */
    public static final String CONNECTION = "Connection";

    public static final String CLOSE = "close";

    private static final String KNOWN = StrangersFilter.class.getName() + ".known";

    /** The caller has shown a right secret. */
    public static void know(ContainerRequestContext request) {
        request.setProperty(KNOWN, true);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(KNOWN) == null) {
            response.getHeaders().putSingle(CONNECTION, CLOSE);
        }
    }
}
