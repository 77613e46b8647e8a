package laurel.platform.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import laurel.platform.text.StorableText;

/**
 * Refuses a parameter of the query that the called method does not have, or that is there twice. Otherwise a misspelt
 * filter would silently select everything. A method has the parameters that it declares by {@link QueryParam}; one
 * whose type is a collection may be repeated. This filter runs after the credentials are checked, so that strangers
 * learn no names.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class ParameterFilter implements ContainerRequestFilter {

    /** How much of an unknown name is repeated in the answer. */
    private static final int SHOWN_CHARACTERS = 64;

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var given = request.getUriInfo().getQueryParameters();
        if (!given.isEmpty()) {
            objectionTo(given, resource.getResourceMethod())
                    .ifPresent(objection -> request.abortWith(
                            Problem.of(400, objection).toResponse().build()));
        }
    }

    /** What is wrong with the parameters that were sent to a method; empty if nothing is. */
    static Optional<String> objectionTo(Map<String, List<String>> given, Method method) {
        var known = new LinkedHashMap<String, Class<?>>();
        for (Parameter parameter : method.getParameters()) {
            var named = parameter.getAnnotation(QueryParam.class);
            if (named != null) {
                known.put(named.value(), parameter.getType());
            }
        }
        return given.entrySet().stream()
                .filter(one -> !one.getKey().isEmpty()) // the empty text between && has no name
                .flatMap(one -> objectionTo(one.getKey(), one.getValue(), known).stream())
                .findFirst();
    }

    private static Optional<String> objectionTo(String name, List<String> values, Map<String, Class<?>> known) {
        Class<?> type = known.get(name);
        if (type == null) {
            return Optional.of(unknown(name, known.keySet()));
        }
        boolean mayRepeat = Collection.class.isAssignableFrom(type);
        return values.size() == 1 || mayRepeat ? Optional.empty() : Optional.of(name + " is there twice.");
    }

    private static String unknown(String name, Set<String> known) {
        String refusal = "There is no parameter " + StorableText.of(name, SHOWN_CHARACTERS) + " here";
        if (known.isEmpty()) {
            return refusal + "; this call has none.";
        }
        String meant = known.stream()
                .filter(other -> letters(other).equals(letters(name)))
                .findFirst()
                .map(other -> ". Do you mean " + other + "? Known")
                .orElse("; known");
        return refusal + meant + " are " + String.join(", ", known) + ".";
    }

    /** What a name has in common with its other spellings: CUSTID, cust_id, cust-id. */
    private static String letters(String name) {
        return name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }
}
