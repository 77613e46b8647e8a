package laurel.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Answers where no resource does: with problem+json, or with {@link #PAGE} if somebody looks for a page. It is the
 * error page of the whole application (see web.xml), and it is at every other address, for every method. A server's own
 * servlet would look for a file there, and answer 501 to a method that it does not know.
 */
@WebServlet({"/problem", "/"})
public class ProblemServlet extends HttpServlet {

    /** The name of the servlet whose page tells people that there is nothing at an address. */
    public static final String PAGE = "nothing-here";

    /** The addresses that programs call, with the path of Laurel before them. */
    private static final Pattern FOR_PROGRAMS = Pattern.compile("/(api|webhooks|openapi|health)(/.*)?");

    /** The addresses to which a server sends requests that it refuses to read; see laurel.cli. */
    private static final Map<String, Integer> UNREAD = Map.of("/problem/malformed", 400, "/problem/too-large", 413);

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = failed instanceof Integer code ? code : UNREAD.getOrDefault(request.getServletPath(), 404);
        if (status == 404 && isForPeople(request)) {
            getServletContext().getNamedDispatcher(PAGE).forward(request, response);
        } else {
            // Without this, a server would wait for a body that nobody wants; see StrangersFilter.
            response.setHeader(StrangersFilter.CONNECTION, StrangersFilter.CLOSE);
            Problem.of(status, explanation(status)).send(response);
        }
    }

    /** A browser names HTML among the types that it takes. A program takes anything, or JSON. */
    private static boolean isForPeople(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        if (accepted == null
                || !accepted.contains("text/html")
                || !request.getMethod().matches("GET|HEAD")) {
            return false;
        }
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String address = failed instanceof String before ? before : request.getRequestURI();
        String path = address.startsWith(request.getContextPath())
                ? address.substring(request.getContextPath().length())
                : address;
        return !FOR_PROGRAMS.matcher(path).matches();
    }

    private static String explanation(int status) {
        if (status == 404) {
            return "There is nothing at this address.";
        }
        if (status == 413) {
            return "The body is larger than anything that is read here.";
        }
        return status < 500
                ? "The server refused this request."
                : "The server could not answer this request; its log tells more.";
    }
}
