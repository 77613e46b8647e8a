package laurel.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What every answer tells whoever shows or keeps it, the server's own errors included: that it is what its type says, is kept by
 * nobody, runs and loads nothing, and is part of no other page; and if people come by https, that they shall never come otherwise. A
 * page says more, in place of this. It is named in web.xml, since the order of filters is fixed only there.
 */
public class HeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    /** A year. Of names below this one, Laurel knows nothing. */
    private static final String HTTPS_ONLY = "max-age=31536000";

    @Inject
    private transient PublicUrl url;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer"); // the webhook's token stands in its address
        if (url.isSecure()) {
            response.setHeader("Strict-Transport-Security", HTTPS_ONLY);
        }
        chain.doFilter(request, response);
    }
}
