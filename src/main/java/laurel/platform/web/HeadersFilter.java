package laurel.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Adds the headers that every answer has, including the server's own errors. They say that the answer is what its type
 * says, that nobody keeps it, that it runs and loads nothing, and that it is part of no other page. If people come by
 * https, they also say that nobody shall come otherwise. A page replaces them by its own. The filter is declared in
 * web.xml, since only that fixes the order of filters.
 */
public class HeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    /** A year. It does not include subdomains, of which Laurel knows nothing. */
    private static final String HTTPS_ONLY = "max-age=31536000";

    @Inject
    private transient PublicUrl url;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer"); // the webhook's token is in its address
        if (url.isSecure()) {
            response.setHeader("Strict-Transport-Security", HTTPS_ONLY);
        }
        chain.doFilter(request, response);
    }
}
