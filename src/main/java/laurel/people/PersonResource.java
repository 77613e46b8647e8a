package laurel.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import laurel.access.AccessLog;
import laurel.access.ApiKeys;
import laurel.access.CurrentCaller;
import laurel.access.PasswordTurns;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.access.Sources;
import laurel.audit.Decision;
import laurel.audit.ReasonRequest;
import laurel.platform.Refused;
import laurel.platform.web.Busy;
import laurel.platform.web.Limit;
import laurel.platform.web.Text;

/** The people who can log in, as admins see and change them. */
@Path("people")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Requires(value = Role.ADMIN, everyLedger = true)
public class PersonResource {

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

    @Inject
    private CurrentCaller caller;

    /**
     * People, in the order of their names.
     *
     * @param after the name where the page before ended
     */
    @GET
    public PeopleAnswer people(
            @QueryParam("limit") @DefaultValue(Limit.USUAL) Limit limit,
            @QueryParam("after") @Text(most = Person.MOST_NAME_CHARACTERS, isId = true) String after) {
        return people.page(limit.rows(), after == null ? "" : after)
                .toAnswer(PeopleAnswer::new, PersonAnswer::of, Person::name);
    }

    /** What is known of somebody. */
    @GET
    @Path("{name}")
    public PersonAnswer person(@PathParam("name") String written) {
        return PersonAnswer.of(existing(written));
    }

    /** Adds somebody. */
    @POST
    public Response make(NewPersonRequest asked) {
        String name = asked.name();
        configured.names().stream()
                .filter(key -> key.equalsIgnoreCase(name) && !key.equals(name))
                .findFirst()
                .ifPresent(key -> {
                    throw Refused.conflict("LAUREL_API_KEYS has a key called " + key + ".")
                            .toException();
                });
        if (people.find(name).isPresent()) { // before the password is hashed, which takes its time
            throw People.taken(name).toException();
        }
        var decision = decision(asked.reason());
        var made = people.make(name, RoleText.role(asked.role()), hash(asked.password()), decision);
        return Response.status(Response.Status.CREATED)
                .entity(told(decision, "make person", made))
                .build();
    }

    /** Gives somebody another role. */
    @POST
    @Path("{name}/role")
    public PersonAnswer giveRole(@PathParam("name") String written, NewRoleRequest asked) {
        var decision = decision(asked.reason());
        return told(decision, "give role", people.giveRole(name(written), RoleText.role(asked.role()), decision));
    }

    /** Sets somebody's password. */
    @POST
    @Path("{name}/password")
    public PersonAnswer setPassword(@PathParam("name") String written, NewPasswordRequest asked) {
        String name = name(written);
        Passwords.require(asked.password(), name);
        existing(name);
        var decision = decision(asked.reason());
        return told(decision, "set password", people.setPassword(name, hash(asked.password()), decision));
    }

    /**
     * Disables somebody, and revokes the keys of their name unless these shall go on working. The answer lists the keys that were
     * revoked, and the working keys that they have made.
     */
    @POST
    @Path("{name}/disable")
    public DisabledPersonAnswer disable(@PathParam("name") String written, DisablingRequest asked) {
        String name = name(written);
        var decision = decision(asked.reason());
        Disabled disabled = people.disable(name, asked.keepKeys(), decision);
        disabled.revokedKeys()
                .forEach(id -> log.changed(
                        decision.actor(), sources.of(request), "revoke key", Long.toString(id), "of " + name));
        told(decision, "disable person", disabled.change());
        return DisabledPersonAnswer.of(disabled);
    }

    /** Enables somebody again. */
    @POST
    @Path("{name}/enable")
    public PersonAnswer enable(@PathParam("name") String written, ReasonRequest asked) {
        var decision = asked.by(caller);
        return told(decision, "enable person", people.enable(name(written), decision));
    }

    private String hash(String password) {
        return turns.inTurn(PasswordTurns.Line.SETTING, () -> passwords.hash(password))
                .orElseThrow(() -> new Busy("Too many passwords are being looked at; try again in a moment."));
    }

    private Decision decision(String reason) {
        return new Decision(caller.name(), reason);
    }

    private Person existing(String written) {
        String name = name(written);
        return people.find(name).orElseThrow(() -> Person.unknown(name).toException());
    }

    /** The name as it is kept; refused as unknown if nobody can have it. */
    private static String name(String written) {
        return Person.name(written).orElseThrow(() -> Person.unknown(written).toException());
    }

    /**
     * Tells the log what was done, after it is committed.
     *
     * @param deed what it is
     */
    private PersonAnswer told(Decision decision, String deed, PersonChange change) {
        Person person = change.done();
        log.changed(decision.actor(), sources.of(request), deed, person.name(), state(person));
        return PersonAnswer.of(person);
    }

    private static String state(Person person) {
        return person.role() + (person.isEnabled() ? "" : ", disabled");
    }
}
