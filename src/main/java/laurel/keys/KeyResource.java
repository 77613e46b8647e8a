package laurel.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import laurel.access.AccessLog;
import laurel.access.ApiKeys;
import laurel.access.Caller;
import laurel.access.Credentials;
import laurel.access.KnownPeople;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.access.Sources;
import laurel.audit.Decision;
import laurel.platform.web.JsonBody;
import laurel.platform.web.Jsons;
import laurel.platform.web.Problem;
import laurel.platform.web.Query;

/** Keys of the API, as admins make and revoke them. */
@Path("keys")
@ApplicationScoped
@Requires(Role.ADMIN)
public class KeyResource {

    /** How many characters of a role or a name are read, even if it is none. */
    private static final int MOST_CHARACTERS = 64;

    private static final String NO_REASON = "none given";

    private static final String LAST_ADMIN = "No key of role admin is left. To make keys again, set LAUREL_API_KEYS to"
            + " admin:KEY and start Laurel anew.";

    @Inject
    private Keys keys;

    @Inject
    private ApiKeys configured;

    @Inject
    private KnownPeople people;

    @Context
    private HttpServletRequest request;

    @Inject
    private Sources sources;

    @Inject
    private AccessLog log;

    /**
     * Makes a key: {@code name}, {@code role}, and optionally a {@code reason}. Only this answer ever holds the key.
     */
    @POST
    public Response make(@Context SecurityContext caller, @Context HttpHeaders headers, InputStream body) {
        var fields = JsonBody.of(headers, body, "name", "role", "reason");
        String name = fields.text("name", MOST_CHARACTERS);
        if (!Caller.isName(name)) {
            throw Query.refused("name is " + Caller.NAMES + ".");
        }
        Role role = Role.named(fields.text("role", MOST_CHARACTERS))
                .orElseThrow(() -> Query.refused("role is one of " + Role.NAMES + "."));
        var decision = new Decision(
                actor(caller),
                fields.optionalText("reason", Decision.MOST_REASON_CHARACTERS).orElse(NO_REASON));
        people.named(name).filter(person -> !person.equals(name)).ifPresent(person -> {
            throw Problem.of(
                            409,
                            "There is somebody called " + person + ". If the key is theirs, call it " + person
                                    + "; if not, call it otherwise.")
                    .toException();
        });
        alike(name).ifPresent(other -> {
            throw Problem.of(
                            409,
                            "There is a key called " + other
                                    + ". If this is the same caller, call it so; if not, call it" + " otherwise.")
                    .toException();
        });
        var made = keys.make(new Caller(name, role), decision);
        tell(decision, "make key", made.key());
        return answer(201, json(made.key(), idIn(headers)).add("key", made.text()));
    }

    /** Every key that was ever made, newest first, without the keys themselves. */
    @GET
    public Response keys(
            @QueryParam("limit") String limit, @QueryParam("before") String before, @Context HttpHeaders headers) {
        int most = Query.limit(limit);
        long start = Query.before(before);
        var shown = idIn(headers);
        return keys.page(most, start).toResponse("keys", key -> json(key, shown), key -> Long.toString(key.id()));
    }

    /**
     * Revokes a key: {@code reason}. Repeating it is harmless. An admin may revoke the key with which they call, and
     * the last key of the role admin; the answer warns of that.
     */
    @POST
    @Path("{id}/revocation")
    public Response revoke(
            @PathParam("id") String id,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        long asked = number(id);
        var decision = new Decision(
                actor(caller), JsonBody.of(headers, body, "reason").text("reason", Decision.MOST_REASON_CHARACTERS));
        var revoked = keys.revoke(asked, decision).orElseThrow(KeyResource::unknown);
        tell(decision, "revoke key", revoked.key());
        var json = json(revoked.key(), idIn(headers));
        if (revoked.adminsLeft() == 0 && !configured.isAny(Role.ADMIN)) {
            json.add("warning", LAST_ADMIN);
        } else {
            json.addNull("warning");
        }
        return answer(200, json);
    }

    /** The name of a configured or stored key that people would take for this one. */
    private Optional<String> alike(String name) {
        return configured.names().stream()
                .filter(other -> other.equalsIgnoreCase(name) && !other.equals(name))
                .findFirst()
                .or(() -> keys.nameLike(name));
    }

    /** Logs what was done, once it is committed. */
    private void tell(Decision decision, String deed, ApiKey key) {
        log.changed(
                decision.actor(), sources.of(request), deed, Long.toString(key.id()), key.name() + ", " + key.role());
    }

    private static String actor(SecurityContext caller) {
        return caller.getUserPrincipal().getName();
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException none) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return Problem.of(404, "There is no key of this id.").toException();
    }

    /** The number of the stored key that this call shows; empty if it is a configured one. */
    private static OptionalLong idIn(HttpHeaders headers) {
        return Credentials.bearer(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                .map(KeyText::idIn)
                .orElseGet(OptionalLong::empty);
    }

    private static JsonObjectBuilder json(ApiKey key, OptionalLong shown) {
        var json = Jsons.object()
                .add("id", Long.toString(key.id()))
                .add("name", key.name())
                .add("role", key.role().toString())
                .add("madeBy", key.madeBy())
                .add("madeAt", key.madeAt().toString());
        Jsons.add(json, "lastUsedAt", key.lastUsedAt().map(Instant::toString));
        Jsons.add(json, "revokedBy", key.revokedBy());
        Jsons.add(json, "revokedAt", key.revokedAt().map(Instant::toString));
        return json.add("yours", shown.isPresent() && shown.getAsLong() == key.id());
    }

    private static Response answer(int status, JsonObjectBuilder json) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(json.build().toString())
                .build();
    }
}
