package laurel.webhook;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import laurel.access.Credentials;
import laurel.access.Failures;
import laurel.access.Refusals;
import laurel.access.Sources;
import laurel.platform.web.Problem;
import laurel.platform.web.StrangersFilter;
import laurel.programme.Programme;
import laurel.programme.Programmes;

/**
 * Asks for the token before the body is read: in the path, as Bearer, or as the password of Basic. FirstPromoter's legacy
 * webhooks can carry a secret in the URL only. The token tells the programme. Where networks are configured, nobody else is asked.
 */
@Provider
@ForFirstPromoter
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class TokenFilter implements ContainerRequestFilter {

    /** The request's attribute that holds the programme of the token. */
    static final String PROGRAMME = Programme.class.getName();

    /** The path's parameter that holds the token. */
    static final String TOKEN = "token";

    @Context
    private HttpServletRequest servletRequest;

    @Inject
    private AllowedNetworks allowed;

    @Inject
    private Programmes programmes;

    @Inject
    private Sources sources;

    @Inject
    private Refusals refusals;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!allowed.isEverybody() && !allowed.include(sources.of(servletRequest))) {
            request.abortWith(Problem.of(403, "The webhook is not open to your network.")
                    .toResponse()
                    .build());
            return;
        }
        Optional<String> shown = shown(request);
        Optional<Programme> programme = shown.flatMap(programmes::ofToken);
        if (programmes.areAllClosed()) {
            request.abortWith(Problem.of(
                            503,
                            "No webhook token is configured, so the webhook is closed: set "
                                    + Programmes.variablesOfTokens(programmes.closed()) + ".")
                    .toResponse()
                    .header(HttpHeaders.RETRY_AFTER, WebhookResource.RETRY_AFTER_SECONDS)
                    .build());
        } else if (programme.isEmpty()) {
            Response unauthorized = Problem.of(
                            401, "Send a valid token, in the address, as Bearer, or as the password of Basic.")
                    .toResponse()
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"laurel\"")
                    .build();
            // Who shows no token guesses none.
            request.abortWith(
                    shown.isEmpty()
                            ? unauthorized
                            : refusals.ofFailure(Failures.Kind.TOKEN, servletRequest, unauthorized));
        } else {
            servletRequest.setAttribute(PROGRAMME, programme.get());
            StrangersFilter.know(request);
        }
    }

    private static Optional<String> shown(ContainerRequestContext request) {
        String inPath = request.getUriInfo().getPathParameters().getFirst(TOKEN);
        if (inPath != null) {
            return Optional.of(inPath);
        }
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        return Credentials.bearer(header).or(() -> Credentials.basicPassword(header));
    }
}
