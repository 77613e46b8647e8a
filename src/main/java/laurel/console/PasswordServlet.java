package laurel.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import laurel.access.AccessLog;
import laurel.access.LogInAttempts;
import laurel.access.Sources;
import laurel.people.Passwords;
import laurel.people.PeopleStore;

/** {@code /laurel/password}: where somebody changes their own password. */
@WebServlet("/password")
public class PasswordServlet extends PageServlet {

    private static final String TITLE = "Change my password";

    @Inject
    private LogInAttempts attempts;

    @Inject
    private PeopleStore people;

    @Inject
    private Sources sources;

    @Inject
    private AccessLog log;

    @Override
    void show(HttpServletRequest request, HttpServletResponse response, Visit visit) throws IOException {
        var session = session(visit);
        if (session.isPresent()) {
            write(response, 200, TITLE, form(request, session.get(), Html.NOTHING));
        } else {
            goTo(request, response, "/login");
        }
    }

    @Override
    void send(HttpServletRequest request, HttpServletResponse response, Visit visit) throws IOException {
        Optional<Form> sent = Form.of(request);
        var session = session(visit);
        if (session.isEmpty()) {
            goTo(request, response, "/login");
            return;
        }
        if (sent.filter(form -> visit.isFrom(form, session.get().token())).isEmpty()) {
            refuse(request, response, session.get(), "This form was out of date. Fill it in again.");
            return;
        }
        Form form = sent.get();
        Optional<String> objection = objectionTo(form, session.get().caller().name());
        if (objection.isPresent()) {
            refuse(request, response, session.get(), objection.get());
            return;
        }
        String name = session.get().caller().name();
        var attempt = attempts.look(
                name,
                session.get().token(),
                request,
                () -> people.changePassword(name, form.field("password"), form.field("chosen")));
        if (attempt.isValid()) {
            log.changed(name, sources.of(request), "change password", name, "with the old one");
            logIn(visit, attempt.result());
            goTo(request, response, HomeServlet.AFTER_PASSWORD);
        } else if (attempt.secondsToWait() > 0) {
            tooMany(response, attempt.secondsToWait());
        } else {
            refuse(request, response, session.get(), "That is not the password that you have now.");
        }
    }

    private static Optional<String> objectionTo(Form form, String name) {
        String chosen = form.field("chosen");
        if (!chosen.equals(form.field("again"))) {
            return Optional.of("The new password is not the same both times.");
        }
        return Passwords.objectionTo(chosen, name).map(objection -> "A password " + objection + ".");
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Session session, String why)
            throws IOException {
        write(response, 403, TITLE, form(request, session, Layout.objection(why)));
    }

    private static Html form(HttpServletRequest request, Session session, Html objection) {
        return Html.of(
                """
                {}<form method="post" action="{}/password">
                <input type="hidden" name="{}" value="{}">
                <input type="hidden" name="name" value="{}" autocomplete="username">
                <label for="password">The password that you have now</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
                <label for="chosen">New password</label>
                <input id="chosen" name="chosen" type="password" autocomplete="new-password" minlength="{}" required aria-describedby="rule">
                <p id="rule" class="hint">At least {} characters, and not what many people have. Several words that do not belong together are best.</p>
                <label for="again">New password, once more</label>
                <input id="again" name="again" type="password" autocomplete="new-password" minlength="{}" required>
                <button>Change it</button>
                </form>
                <p><a href="{}/">Leave it as it is</a></p>
                """,
                objection,
                request.getContextPath(),
                Visit.FORM_TOKEN,
                session.formToken(),
                session.caller().name(),
                Passwords.LEAST_CHARACTERS,
                Passwords.LEAST_CHARACTERS,
                Passwords.LEAST_CHARACTERS,
                request.getContextPath());
    }
}
