package laurel.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.regex.Pattern;

/**
 * Takes a Content-Type away that is none. A server would answer it with 400, whoever calls; without one, the resource asks for
 * the credentials, and refuses the body with 415. It is a servlet's filter, since RESTEasy reads the type before it asks any of
 * Jakarta REST's.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class ContentTypeFilter extends HttpFilter {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern TYPE = Pattern.compile(TOKEN + "/" + TOKEN + "(?:[ \\t]*;[ \\t]*+(?:" + TOKEN + "=(?:"
            + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*\"))?)*[ \\t]*");

    /** A longer one is none, and is not looked at: the pattern takes a frame of the stack for each character in quotes. */
    private static final int LONGEST = 255;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String type = request.getContentType();
        boolean isReadable =
                type == null || type.length() <= LONGEST && TYPE.matcher(type).matches();
        chain.doFilter(isReadable ? request : new WithoutType(request), response);
    }

    private static final class WithoutType extends HttpServletRequestWrapper {

        WithoutType(HttpServletRequest request) {
            super(request);
        }

        private static boolean isType(String header) {
            return header.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE);
        }

        @Override
        public String getContentType() {
            return null;
        }

        @Override
        public String getHeader(String name) {
            return isType(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isType(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            var names = Collections.list(super.getHeaderNames());
            names.removeIf(WithoutType::isType);
            return Collections.enumeration(names);
        }
    }
}
