package laurel.console;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import laurel.access.Role;

/** {@code /laurel/}: the home page of somebody who is logged in. */
@WebServlet("")
public class HomeServlet extends PageServlet {

    /** Where the browser is sent after a password was changed. */
    static final String AFTER_PASSWORD = "/?done=password";

    @Override
    void show(HttpServletRequest request, HttpServletResponse response, Visit visit) throws IOException {
        var session = session(visit);
        if (session.isPresent()) {
            Html done = "done=password".equals(request.getQueryString())
                    ? Layout.done("Your password is changed. Wherever else you were logged in, you no longer are.")
                    : Html.NOTHING;
            write(response, 200, "Hello, " + session.get().caller().name(), home(request, session.get(), done));
        } else {
            goTo(request, response, "/login");
        }
    }

    private static Html home(HttpServletRequest request, Session session, Html done) {
        return Html.of(
                """
                {}<dl>
                <dt>Name</dt>
                <dd>{}</dd>
                <dt>Role</dt>
                <dd>{}: {}</dd>
                </dl>
                <p><a href="{}/password">Change my password</a></p>
                <form method="post" action="{}/logout">
                <input type="hidden" name="{}" value="{}">
                <button class="quiet">Log out</button>
                </form>
                """,
                done,
                session.caller().name(),
                session.caller().role(),
                rights(session.caller().role()),
                request.getContextPath(),
                request.getContextPath(),
                Visit.FORM_TOKEN,
                session.formToken());
    }

    private static String rights(Role role) {
        return switch (role) {
            case READER -> "reads balances, entries and rewards";
            case SPENDER -> "reads, and spends what customers have";
            case OPERATOR -> "reads and spends, settles what is held, and corrects the books";
            case ADMIN -> "may do everything, and decides who else may do what";
        };
    }
}
