package laurel.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import laurel.platform.Start;

/**
 * Sends callers of the webhook and the API away until Laurel is {@linkplain Start ready}; the pages do so by a page.
 */
@WebFilter(
        urlPatterns = {"/webhooks/*", "/api/*"},
        asyncSupported = true)
public class StartFilter extends HttpFilter {

    /** How long a caller should wait for the start to go on, in seconds. */
    public static final int RETRY_AFTER_SECONDS = 5;

    @Inject
    private Start start;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (start.isOver()) {
            chain.doFilter(request, response);
        } else {
            refuse(response);
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setIntHeader("Retry-After", RETRY_AFTER_SECONDS);
        Problem.of(503, "Laurel is starting, or waits for its database. Nothing was changed; try again later.")
                .send(response);
    }
}
