package laurel.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.util.Optional;
import laurel.platform.Problem;

/**
 * Lets a call to the API through if its key has the role that the resource {@link Requires}: 401 without a key, 403 beyond its
 * role, 429 after too many wrong ones, among which a right one still passes. Configured keys are looked at first, since they cost
 * nothing; a stored one cannot be looked up without the database, and then the call ends with 503, as every call does. A resource
 * that says nothing is closed to everybody but an admin, so that a forgotten annotation opens nothing. Who calls
 * is the user principal of the call's security context.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class ApiKeyFilter implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Inject
    private ApiKeys keys;

    @Inject
    private StoredKeys storedKeys;

    @Context
    private HttpServletRequest servletRequest;

    @Inject
    private Refusals refusals;

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<String> shown = Credentials.bearer(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        Optional<Caller> caller = shown.flatMap(key -> keys.callerOf(key).or(() -> storedKeys.callerOf(key)));
        if (caller.isEmpty()) {
            Response unauthorized = Problem.of(401, notAuthenticated())
                    .toResponse()
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"laurel\"")
                    .build();
            // Who shows no key guesses none.
            request.abortWith(
                    shown.isEmpty()
                            ? unauthorized
                            : refusals.ofFailure(Failures.Kind.KEY, servletRequest, unauthorized));
        } else if (!caller.get().role().includes(required())) {
            request.abortWith(Problem.of(
                            403,
                            "This call needs a key of role " + required() + "; yours is "
                                    + caller.get().role() + ".")
                    .toResponse()
                    .build());
        } else {
            request.setSecurityContext(
                    new Authenticated(caller.get(), request.getSecurityContext().isSecure()));
        }
    }

    private String notAuthenticated() {
        String hint = "Send a valid API key: Authorization: Bearer KEY.";
        return keys.isEmpty()
                ? hint
                        + " None is configured; if none was made either, set LAUREL_API_KEYS to admin:KEY, and make others with it."
                : hint;
    }

    private Role required() {
        Requires requires = resource.getResourceMethod().getAnnotation(Requires.class);
        if (requires == null) {
            requires = resource.getResourceClass().getAnnotation(Requires.class);
        }
        return requires == null ? Role.ADMIN : requires.value();
    }

    /** What a resource hears of its caller, as its user principal. */
    private record Authenticated(Caller caller, boolean secure) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return caller;
        }

        @Override
        public boolean isUserInRole(String role) {
            return Role.named(role).filter(caller.role()::includes).isPresent();
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }
    }
}
