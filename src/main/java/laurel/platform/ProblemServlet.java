package laurel.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

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
        var problem = Problem.of(status, explanation(status));
        byte[] body = problem.toJson().toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE_NAME);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
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
