package laurel.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Bounds how many calls of the API, and of the document that describes it, are under way at once. A call beyond the
 * bound gets 503 without waiting. The servers have more threads than these calls and the pages can take. So some are
 * always left for the webhook, which does not pass this filter.
 */
@WebFilter(
        urlPatterns = {"/api/*", CrowdFilter.DOCUMENT + "/*"},
        asyncSupported = true)
public class CrowdFilter extends HttpFilter {

    /**
     * The most calls of the API at once. That is far more than there are connections to the database, for which the
     * calls wait in line: an application that makes a hundred calls at the same moment need not be refused.
     */
    static final int MOST_CALLS = 112;

    /** The most readers of the document at once. Each slow one holds a thread. */
    static final int MOST_READERS = 4;

    static final String DOCUMENT = "/openapi";

    private static final int RETRY_AFTER_SECONDS = 5;

    private final Semaphore calls = new Semaphore(MOST_CALLS);
    private final Semaphore readers = new Semaphore(MOST_READERS);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Semaphore places = request.getServletPath().equals(DOCUMENT) ? readers : calls;
        if (!places.tryAcquire()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
            Problem.of(503, "Too many calls are under way. Nothing was changed; try again in a moment.")
                    .send(response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }
}
