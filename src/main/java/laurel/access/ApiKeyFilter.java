package laurel.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import laurel.platform.web.Problem;
import laurel.platform.web.StrangersFilter;

/**
 * Lets a call to the API through if its caller has the role that the resource {@link Requires}. The call shows a key,
 * or the name and password of a person. It ends with 401 if it shows neither, and with 403 if the caller's role is not
 * enough. After too many wrong secrets it ends with 429; then a right key still passes, but a right password does not.
 *
 * <p>Configured keys are compared first, since that needs no database. Stored keys and people are looked up in the
 * database; if it cannot be reached, the call ends with 503.
 *
 * <p>A resource without the annotation is open to an admin only, so that a forgotten annotation opens nothing. The
 * resource finds the caller in {@link CurrentCaller}.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class ApiKeyFilter implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Inject
    private CurrentCaller current;

    @Inject
    private ApiKeys keys;

    @Inject
    private StoredKeys storedKeys;

    @Context
    private HttpServletRequest servletRequest;

    @Inject
    private Refusals refusals;

    @Inject
    private LogInAttempts attempts;

    @Inject
    private Sources sources;

    @Inject
    private AccessLog log;

    @Inject
    private KnownLedgers ledgers;

    /**
     * A cookie does not identify a caller of the API. So no other site can make a browser call the API in a person's
     * name. For the same reason, no browser is asked for a password.
     */
    @Override
    public void filter(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        Optional<UsernamePasswordCredential> person = Credentials.basic(authorization);
        if (person.isPresent()) {
            filter(request, person.get());
        } else {
            filter(request, Credentials.bearer(authorization));
        }
    }

    private void filter(ContainerRequestContext request, UsernamePasswordCredential person) {
        var attempt = attempts.validate(person, servletRequest);
        if (attempt.secondsToWait() > 0) {
            request.abortWith(Refusals.tooMany(attempt.secondsToWait()));
        } else {
            Caller.of(attempt.result())
                    .ifPresentOrElse(caller -> admit(request, caller), () -> request.abortWith(unauthorized()));
        }
    }

    /** @param key what the call shows as its key. A call that shows none is refused and does not count as a guess */
    private void filter(ContainerRequestContext request, Optional<String> key) {
        key.flatMap(shown -> keys.callerOf(shown).or(() -> storedKeys.callerOf(shown)))
                .ifPresentOrElse(
                        caller -> admit(request, caller),
                        () -> request.abortWith(
                                key.isEmpty()
                                        ? unauthorized()
                                        : refusals.ofFailure(Failures.Kind.KEY, servletRequest, unauthorized())));
    }

    private void admit(ContainerRequestContext request, Caller caller) {
        StrangersFilter.know(request);
        if (caller.role().includes(required())) {
            admitTo(request, caller, request.getHeaderString(CurrentCaller.LEDGER));
        } else {
            log.refused(
                    AccessLog.Refused.ROLE,
                    sources.of(servletRequest),
                    () -> "a call of " + caller.name() + ", " + caller.role() + ", that needs the role " + required());
            request.abortWith(
                    Problem.of(403, "This call needs the role " + required() + "; yours is " + caller.role() + ".")
                            .toResponse()
                            .build());
        }
    }

    /** @param named the ledger that the call names, or null */
    private void admitTo(ContainerRequestContext request, Caller caller, String named) {
        boolean isBound = caller.ledger() != null;
        if (isBound && named != null && !named.equals(caller.ledger())) {
            refuse(request, 403, "This key is of the ledger " + caller.ledger() + ", and of no other.");
        } else if (isBound && isBeyondOneLedger()) {
            refuse(request, 403, "This reaches beyond the ledger of your key: it is a person's to do.");
        } else {
            Optional.ofNullable(caller.ledger())
                    .or(() -> named == null ? ledgers.usualLedger() : known(named))
                    .ifPresentOrElse(
                            ledger -> current.is(caller, ledger),
                            () -> refuse(
                                    request,
                                    400,
                                    CurrentCaller.LEDGER + " is one of " + String.join(", ", ledgers.ledgers()) + "."));
        }
    }

    private Optional<String> known(String ledger) {
        return Optional.of(ledger).filter(ledgers.ledgers()::contains);
    }

    private static void refuse(ContainerRequestContext request, int status, String why) {
        request.abortWith(Problem.of(status, why).toResponse().build());
    }

    private boolean isBeyondOneLedger() {
        return requires().map(Requires::everyLedger).orElse(false)
                && ledgers.ledgers().size() > 1;
    }

    private Response unauthorized() {
        return Problem.of(401, notAuthenticated())
                .toResponse()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"laurel\"")
                .build();
    }

    private String notAuthenticated() {
        String hint = "Send a valid API key, Authorization: Bearer KEY, or a person's name and password by HTTP Basic.";
        return keys.isEmpty()
                ? hint
                        + " None is configured; if none was made either, set LAUREL_API_KEYS to admin:KEY, and make others with it."
                : hint;
    }

    private Role required() {
        return requires().map(Requires::value).orElse(Role.ADMIN);
    }

    private Optional<Requires> requires() {
        return Optional.ofNullable(resource.getResourceMethod().getAnnotation(Requires.class))
                .or(() -> Optional.ofNullable(resource.getResourceClass().getAnnotation(Requires.class)));
    }
}
