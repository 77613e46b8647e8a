package laurel.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Keeps headers from a server that it may stumble over before it calls Laurel. RESTEasy reads these headers, and
 * answers a malformed one with 400, whoever calls. This is a servlet filter, since RESTEasy reads them before it calls
 * any filter of Jakarta REST.
 *
 * <p>The Accept headers are ignored, since there is one form of an answer. A Content-Type is passed on as JSON's,
 * without parameters, which JSON does not have; or as another, well-formed one; or not at all. The type of a form is
 * not passed on either: a server would look for fields in the body, and log what it found there.
 */
@WebFilter(
        urlPatterns = {"/webhooks/*", "/api/*", "/openapi/*", "/health/*"},
        asyncSupported = true)
public class HeaderFilter extends HttpFilter {

    private static final Set<String> HIDDEN = inAnyCase(
            HttpHeaders.ACCEPT,
            HttpHeaders.ACCEPT_CHARSET,
            HttpHeaders.ACCEPT_ENCODING,
            HttpHeaders.ACCEPT_LANGUAGE,
            HttpHeaders.CONTENT_LANGUAGE);

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern TYPE = Pattern.compile(TOKEN + "/" + TOKEN);

    /** The longest type. A longer text is not one. */
    private static final int LONGEST = 255;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new ForRest(request, type(request.getContentType())), response);
    }

    /**
     * The type without its parameters, since a malformed one could upset a server; null if it is not a type, or is the
     * type of a form.
     */
    private static String type(String sent) {
        if (sent == null) {
            return null;
        }
        String type = sent.split("[;,]", 2)[0].strip();
        boolean isType = type.length() <= LONGEST && TYPE.matcher(type).matches();
        if (!isType || type.equalsIgnoreCase(MediaType.APPLICATION_FORM_URLENCODED)) {
            return null;
        }
        return RequestBody.isJson(type) ? MediaType.APPLICATION_JSON : type;
    }

    private static Set<String> inAnyCase(String... names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return Collections.unmodifiableSet(set);
    }

    private static final class ForRest extends HttpServletRequestWrapper {

        private final String type;

        ForRest(HttpServletRequest request, String type) {
            super(request);
            this.type = type;
        }

        private static boolean isType(String header) {
            return header.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE);
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        public String getCharacterEncoding() {
            return null;
        }

        @Override
        public String getHeader(String name) {
            if (isType(name)) {
                return type;
            }
            return HIDDEN.contains(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            if (isType(name)) {
                return type == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(type));
            }
            return HIDDEN.contains(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            var names = Collections.list(super.getHeaderNames());
            names.removeIf(name -> HIDDEN.contains(name) || type == null && isType(name));
            return Collections.enumeration(names);
        }
    }
}
