package laurel.console;

import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import laurel.access.LogInAttempts;
import laurel.people.FirstAdmin;
import laurel.people.PeopleAtTheDoor;

/** {@code /laurel/login}. */
@WebServlet("/login")
public class LogInServlet extends PageServlet {

    private static final String TITLE = "Log in";

    @Inject
    private LogInAttempts attempts;

    @Inject
    private PeopleAtTheDoor people;

    @Inject
    private FirstAdmin firstAdmin;

    @Override
    void show(HttpServletRequest request, HttpServletResponse response, Visit visit) throws IOException {
        if (session(visit).isPresent()) {
            goTo(request, response, "/");
        } else if (firstAdmin.isNobody()) {
            write(response, 200, TITLE, nobody());
        } else {
            write(response, 200, TITLE, form(request, visit, "", Html.NOTHING));
        }
    }

    @Override
    void send(HttpServletRequest request, HttpServletResponse response, Visit visit) throws IOException {
        Optional<Form> sent = Form.of(request);
        if (sent.filter(visit::isFromVisitor).isEmpty()) {
            refuse(
                    request,
                    response,
                    visit,
                    "",
                    "This form was out of date, or your browser keeps no cookies. Log in again.");
            return;
        }
        Form form = sent.get();
        String name = form.field("name");
        Optional<String> browser = visit.knownBrowser(name);
        var attempt = attempts.validate(new UsernamePasswordCredential(name, form.field("password")), request, browser);
        if (attempt.isValid()) {
            logIn(visit, attempt.result());
            String known = attempt.result().getCallerPrincipal().getName();
            visit.keep(known, people.remember(known, browser));
            goTo(request, response, "/");
        } else if (attempt.secondsToWait() > 0) {
            tooMany(response, attempt.secondsToWait());
        } else {
            refuse(request, response, visit, name, "This name and this password do not belong together.");
        }
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, Visit visit, String name, String why)
            throws IOException {
        write(response, 403, TITLE, form(request, visit, name, Layout.objection(why)));
    }

    private static Html form(HttpServletRequest request, Visit visit, String name, Html objection) {
        return Html.of("""
                {}<form method="post" action="{}/login">
                <input type="hidden" name="{}" value="{}">
                <label for="name">Name</label>
                <input id="name" name="name" value="{}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64" required autofocus>
                <label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required>
                <button>Log in</button>
                </form>
                """, objection, request.getContextPath(), Visit.FORM_TOKEN, visit.formTokenOfVisitor(), name);
    }

    private static Html nobody() {
        return Html.of("""
                <p>Nobody can log in yet.</p>
                <p>Set <code>{}</code> to a password of at least 12 characters where Laurel is started, and start it again: then there
                is somebody called <code>admin</code> with this password, who makes the others known.</p>
                """, "LAUREL_ADMIN_PASSWORD");
    }
}
