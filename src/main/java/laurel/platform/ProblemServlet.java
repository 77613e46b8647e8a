package laurel.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers what no resource does, by problem+json as well: it is the error page of the whole application (see web.xml), and what
 * is at every other address, for every method. A server's own servlet would look for a file there, and say 501 to a method that
 * it does not know.
 */
@WebServlet({"/problem", "/"})
public class ProblemServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = failed instanceof Integer code ? code : 404;
        Problem.of(status, explanation(status)).send(response);
    }

    private static String explanation(int status) {
        if (status == 404) {
            return "There is nothing at this address.";
        }
        return status < 500
                ? "The server refused this request."
                : "The server could not answer this request; its log tells more.";
    }
}
