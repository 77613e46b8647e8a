package laurel.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
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
import java.util.List;
import java.util.function.Consumer;
import laurel.access.AccessLog;
import laurel.access.ApiKeys;
import laurel.access.Caller;
import laurel.access.PasswordTurns;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.access.Sources;
import laurel.audit.Decision;
import laurel.platform.web.Busy;
import laurel.platform.web.JsonBody;
import laurel.platform.web.Jsons;
import laurel.platform.web.Problem;
import laurel.platform.web.Query;

/** The people who can log in, as admins see and change them. */
@Path("people")
@ApplicationScoped
@Requires(Role.ADMIN)
public class PersonResource {

    private static final String REASON = "reason";
    private static final String PASSWORD = "password";
    private static final String ROLE = "role";
    private static final String KEEP_KEYS = "keepKeys";

    /** The longest word that can be a role. */
    private static final int MOST_ROLE_CHARACTERS = 16;

    @Inject
    private People people;

    @Inject
    private Passwords passwords;

    @Inject
    private PasswordTurns turns;

    @Context
    private HttpServletRequest request;

    @Inject
    private ApiKeys configured;

    @Inject
    private Sources sources;

    @Inject
    private AccessLog log;

    /**
     * People, in the order of their names.
     *
     * @param after the name where the page before ended
     */
    @GET
    public Response people(@QueryParam("limit") String limit, @QueryParam("after") String after) {
        int most = Query.limit(limit);
        String start = Query.id("after", after, Person.MOST_NAME_CHARACTERS).orElse("");
        return people.page(most, start).toResponse("people", PersonResource::json, Person::name);
    }

    /** What is known of somebody. */
    @GET
    @Path("{name}")
    public Response person(@PathParam("name") String written) {
        String name = existing(written);
        return people.find(name).map(person -> answer(200, json(person))).orElseThrow(() -> unknown(name));
    }

    /** Adds somebody: {@code name}, {@code role}, {@code password}, {@code reason}. */
    @POST
    public Response make(@Context SecurityContext caller, @Context HttpHeaders headers, InputStream body) {
        var fields = JsonBody.of(headers, body, "name", ROLE, PASSWORD, REASON);
        String name = Person.name(fields.text("name", Person.MOST_NAME_CHARACTERS))
                .orElseThrow(
                        () -> Problem.of(400, "name has " + Caller.NAMES + ".").toException());
        Role role = role(fields);
        configured.names().stream()
                .filter(key -> key.equalsIgnoreCase(name) && !key.equals(name))
                .findFirst()
                .ifPresent(key -> {
                    throw Problem.of(409, "LAUREL_API_KEYS has a key called " + key + ".")
                            .toException();
                });
        String password = password(fields, name);
        var decision = decision(caller, fields);
        if (people.find(name).isPresent()) {
            throw Problem.of(409, "There is somebody called " + name + " already.")
                    .toException();
        }
        String hash = hash(password);
        return answer(201, decision, "make person", people.make(name, role, hash, decision));
    }

    private String hash(String password) {
        return turns.inTurn(PasswordTurns.Line.SETTING, () -> passwords.hash(password))
                .orElseThrow(() -> new Busy("Too many passwords are being looked at; try again in a moment."));
    }

    /** Gives somebody another role: {@code role}, {@code reason}. */
    @POST
    @Path("{name}/role")
    public Response giveRole(
            @PathParam("name") String written,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        String name = existing(written);
        var fields = JsonBody.of(headers, body, ROLE, REASON);
        Role role = role(fields);
        var decision = decision(caller, fields);
        return answer(200, decision, "give role", people.giveRole(name, role, decision));
    }

    /** Sets somebody's password: {@code password}, {@code reason}. */
    @POST
    @Path("{name}/password")
    public Response setPassword(
            @PathParam("name") String written,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        String name = existing(written);
        var fields = JsonBody.of(headers, body, PASSWORD, REASON);
        String password = password(fields, name);
        var decision = decision(caller, fields);
        if (people.find(name).isEmpty()) {
            throw unknown(name);
        }
        String hash = hash(password);
        return answer(200, decision, "set password", people.setPassword(name, hash, decision));
    }

    /**
     * Disables somebody, and revokes the keys of their name: {@code reason}, and {@code keepKeys} if the keys shall go
     * on working. The answer lists these keys, and the working keys that they have made.
     */
    @POST
    @Path("{name}/disable")
    public Response disable(
            @PathParam("name") String written,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        String name = existing(written);
        var fields = JsonBody.of(headers, body, REASON, KEEP_KEYS);
        boolean keepsKeys = fields.isTrue(KEEP_KEYS);
        var decision = decision(caller, fields);
        Disabled disabled = people.disable(name, keepsKeys, decision);
        disabled.revokedKeys()
                .forEach(id -> log.changed(
                        decision.actor(), sources.of(request), "revoke key", Long.toString(id), "of " + name));
        return answer(200, decision, "disable person", disabled.change(), json -> json.add(
                        "revokedKeys", ids(disabled.revokedKeys()))
                .add("madeKeys", ids(disabled.madeKeys())));
    }

    /** Enables somebody again: {@code reason}. */
    @POST
    @Path("{name}/enable")
    public Response enable(
            @PathParam("name") String written,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        String name = existing(written);
        var decision = decision(caller, JsonBody.of(headers, body, REASON));
        return answer(200, decision, "enable person", people.enable(name, decision));
    }

    private static String existing(String written) {
        return Person.name(written).orElseThrow(() -> unknown(written));
    }

    private static RuntimeException unknown(String name) {
        return Problem.of(404, "There is nobody called " + name + ".").toException();
    }

    private static Role role(JsonBody fields) {
        return Role.named(fields.text(ROLE, MOST_ROLE_CHARACTERS))
                .orElseThrow(() ->
                        Problem.of(400, "role is one of " + Role.NAMES + ".").toException());
    }

    /** @param name the name of the person whose password it shall be */
    private static String password(JsonBody fields, String name) {
        String password = fields.text(PASSWORD, Passwords.MOST_CHARACTERS);
        Passwords.objectionTo(password, name).ifPresent(objection -> {
            throw Problem.of(400, PASSWORD + " " + objection + ".").toException();
        });
        return password;
    }

    private static Decision decision(SecurityContext caller, JsonBody fields) {
        return new Decision(caller.getUserPrincipal().getName(), fields.text(REASON, Decision.MOST_REASON_CHARACTERS));
    }

    /** @param deed what is done, as it is logged once it is committed */
    private Response answer(int done, Decision decision, String deed, PersonChange change) {
        return answer(done, decision, deed, change, json -> {});
    }

    /** @param more what the answer contains besides the person */
    private Response answer(
            int done, Decision decision, String deed, PersonChange change, Consumer<JsonObjectBuilder> more) {
        return switch (change.kind()) {
            case DONE -> {
                log.changed(
                        decision.actor(),
                        sources.of(request),
                        deed,
                        change.person().name(),
                        state(change.person()));
                var json = json(change.person());
                more.accept(json);
                yield answer(done, json);
            }
            case UNKNOWN -> Problem.of(404, change.why()).toResponse().build();
            case REFUSED -> Problem.of(409, change.why()).toResponse().build();
        };
    }

    private static String state(Person person) {
        return person.role() + (person.isEnabled() ? "" : ", disabled");
    }

    private static JsonArrayBuilder ids(List<Long> numbers) {
        JsonArrayBuilder ids = Jsons.array();
        numbers.forEach(number -> ids.add(Long.toString(number)));
        return ids;
    }

    private static Response answer(int status, JsonObjectBuilder person) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(person.build().toString())
                .build();
    }

    private static JsonObjectBuilder json(Person person) {
        var json = Jsons.object()
                .add("name", person.name())
                .add(ROLE, person.role().toString())
                .add("madeBy", person.madeBy())
                .add("madeAt", person.madeAt().toString());
        Jsons.add(json, "lastLogInAt", person.lastLogInAt().map(Instant::toString));
        return Jsons.add(json, "disabledAt", person.disabledAt().map(Instant::toString));
    }
}
