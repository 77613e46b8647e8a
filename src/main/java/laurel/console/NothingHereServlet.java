package laurel.console;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import laurel.platform.web.ProblemServlet;

/** The page that a browser shows where there is no page, with the way back to one. */
@WebServlet(name = ProblemServlet.PAGE, urlPatterns = "/nothing-here")
public class NothingHereServlet extends PageServlet {

    @Override
    void show(HttpServletRequest request, HttpServletResponse response, Visit visit) throws IOException {
        write(response, 404, "There is nothing here", Html.of("""
                <p>The address may be mistyped, or from another version of Laurel.</p>
                <p><a href="{}/">Go to the start</a></p>
                """, request.getContextPath()));
    }
}
