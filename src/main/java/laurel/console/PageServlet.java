package laurel.console;

import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.RememberMeCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.RememberMeIdentityStore;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import laurel.access.Caller;
import laurel.platform.Start;
import laurel.platform.transaction.DatabaseUnavailable;
import laurel.platform.web.Busy;
import laurel.platform.web.PublicUrl;
import laurel.platform.web.StartFilter;
import laurel.platform.web.StrangersFilter;

/** A page: the headers that all pages have, who may see it, and what is shown if it cannot be. */
abstract class PageServlet extends HttpServlet {

    private static final int TOO_MANY_REQUESTS = 429;

    /**
     * The most pages and forms at once. The servers have more threads than these, so that some are always left for the
     * webhook.
     */
    private static final Semaphore PLACES = new Semaphore(16);

    private static final int RETRY_AFTER_SECONDS = 5;

    private static final Logger LOG = System.getLogger(PageServlet.class.getName());

    @Inject
    private RememberMeIdentityStore logIns;

    @Inject
    private PublicUrl url;

    @Inject
    private Start start;

    /**
     * Somebody who is logged in.
     *
     * @param caller who they are now
     * @param token the token of their log-in
     */
    record Session(Caller caller, String token) {

        String formToken() {
            return Visit.formToken(token);
        }
    }

    /** Shows the page. */
    abstract void show(HttpServletRequest request, HttpServletResponse response, Visit visit) throws IOException;

    /** Does what a form asks for. A page without forms takes none. */
    void send(HttpServletRequest request, HttpServletResponse response, Visit visit) throws IOException {
        refuse(response);
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", Layout.SECURITY_POLICY);
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader(
                "Referrer-Policy", "same-origin"); // with no-referrer, a browser would not send a form's origin
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        // A caller who does not read the answer, or does not finish the form, can keep no more than this one thread
        // waiting.
        response.setHeader(StrangersFilter.CONNECTION, StrangersFilter.CLOSE);
        if (!PLACES.tryAcquire()) {
            response.setHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
            fail(response, 503, "Too many pages are being looked at. Try again in a moment.");
            return;
        }
        try {
            answer(request, response);
        } finally {
            PLACES.release();
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!start.isOver()) {
            starting(response);
            return;
        }
        var visit = new Visit(request, response, url);
        try {
            switch (request.getMethod()) {
                case "GET", "HEAD" -> show(request, response, visit);
                case "POST" -> send(request, response, visit);
                default -> refuse(response);
            }
        } catch (DatabaseUnavailable unavailable) {
            LOG.log(Level.WARNING, "Answered 503: {0}", unavailable.getMessage());
            fail(response, 503, "The database cannot be reached or is too busy. Try again later.");
        } catch (Busy busy) {
            fail(response, 503, busy.getMessage());
        } catch (RuntimeException fault) {
            var id = UUID.randomUUID();
            LOG.log(Level.ERROR, "Answered 500, fault " + id, fault);
            fail(response, 500, "This is a fault of Laurel. Its log tells more, under fault " + id + ".");
        }
    }

    private static void starting(HttpServletResponse response) throws IOException {
        response.setIntHeader("Retry-After", StartFilter.RETRY_AFTER_SECONDS);
        write(
                response,
                503,
                "One moment",
                Layout.objection("Laurel is starting, or waits for its database. Load this page again in a moment."));
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setHeader("Allow", "GET, HEAD, POST");
        fail(response, 405, "This page is only there to be looked at.");
    }

    private static void fail(HttpServletResponse response, int status, String why) throws IOException {
        if (!response.isCommitted()) {
            write(response, status, "That did not work", Layout.objection(why));
        }
    }

    /** Says that too many passwords were wrong, and when the next one is looked at. */
    static void tooMany(HttpServletResponse response, long seconds) throws IOException {
        response.setHeader("Retry-After", Long.toString(seconds));
        write(
                response,
                TOO_MANY_REQUESTS,
                "Too many passwords",
                Layout.objection("Too many were wrong, or came at once. The next one is looked at in " + seconds
                        + " seconds. The right one, too."));
    }

    static void write(HttpServletResponse response, int status, String title, Html content) throws IOException {
        byte[] page = Layout.page(title, content).markup().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /**
     * Sends the browser to another page of these. The server's own method is not used, since it would put its idea of
     * its own address before the path.
     */
    static void goTo(HttpServletRequest request, HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + path);
    }

    /** Who is logged in; empty if nobody is. */
    Optional<Session> session(Visit visit) {
        return visit.logInToken().flatMap(token -> Caller.of(logIns.validate(new RememberMeCredential(token)))
                .map(caller -> new Session(caller, token)));
    }

    /** Logs somebody in, whom Jakarta Security knows. */
    void logIn(Visit visit, CredentialValidationResult known) {
        visit.logInToken().ifPresent(logIns::removeLoginToken);
        visit.logIn(logIns.generateLoginToken(known.getCallerPrincipal(), known.getCallerGroups()));
    }

    /** Logs the browser out. */
    void logOut(Visit visit) {
        visit.logInToken().ifPresent(logIns::removeLoginToken);
        visit.logOut();
    }
}
