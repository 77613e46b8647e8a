package laurel.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import laurel.access.AccessLog;
import laurel.access.Sources;

/** {@code /laurel/logout}. Looking at the page logs nobody out, since another site could have a browser do that. */
@WebServlet("/logout")
public class LogOutServlet extends PageServlet {

    @Inject
    private Sources sources;

    @Inject
    private AccessLog log;

    @Override
    void show(HttpServletRequest request, HttpServletResponse response, Visit visit) {
        goTo(request, response, "/");
    }

    @Override
    void send(HttpServletRequest request, HttpServletResponse response, Visit visit) throws IOException {
        var form = Form.of(request);
        boolean isMeant = visit.logInToken()
                .flatMap(token -> form.filter(sent -> visit.isFrom(sent, token)))
                .isPresent();
        if (isMeant) {
            session(visit).ifPresent(session -> log.loggedOut(session.caller().name(), sources.of(request)));
            logOut(visit);
        }
        goTo(request, response, isMeant ? "/login" : "/");
    }
}
