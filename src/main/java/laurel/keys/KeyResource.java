package laurel.keys;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.OptionalLong;
import laurel.access.AccessLog;
import laurel.access.ApiKeys;
import laurel.access.Credentials;
import laurel.access.CurrentCaller;
import laurel.access.KnownLedgers;
import laurel.access.KnownPeople;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.access.Sources;
import laurel.audit.Decision;
import laurel.audit.ReasonRequest;
import laurel.platform.Refused;
import laurel.platform.web.Before;
import laurel.platform.web.Limit;
import laurel.platform.web.RowId;

/** Keys of the API, as admins make and revoke them. */
@Path("keys")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Requires(Role.ADMIN)
public class KeyResource {

    private static final String LAST_ADMIN = "No key of role admin is left. To make keys again, set LAUREL_API_KEYS to"
            + " admin:KEY and start Laurel anew.";

    @Inject
    private Keys keys;

    @Inject
    private ApiKeys configured;

    @Inject
    private KnownPeople people;

    @Inject
    private KnownLedgers ledgers;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpHeaders headers;

    @Inject
    private Sources sources;

    @Inject
    private AccessLog log;

    @Inject
    private CurrentCaller caller;

    /** Makes a key. Only this answer ever holds it. */
    @POST
    public Response make(KeyRequest asked) {
        String name = asked.name();
        String ledger = ledgerFor(asked);
        var decision = asked.by(caller, ledger);
        people.named(name).filter(person -> !person.equals(name)).ifPresent(person -> {
            throw Refused.conflict("There is somebody called " + person + ". If the key is theirs, call it " + person
                            + "; if not, call it otherwise.")
                    .toException();
        });
        alike(name).ifPresent(other -> {
            throw Refused.conflict("There is a key called " + other
                            + ". If this is the same caller, call it so; if not, call it otherwise.")
                    .toException();
        });
        var made = keys.make(asked.caller(ledger), decision);
        tell(decision, "make key", made.key());
        return Response.status(Response.Status.CREATED)
                .entity(new MadeKeyAnswer(KeyAnswer.of(made.key(), shown()), made.text()))
                .build();
    }

    /** Every key that was ever made, newest first, without the keys themselves. */
    @GET
    public KeysAnswer keys(
            @QueryParam("limit") @DefaultValue(Limit.USUAL) Limit limit,
            @QueryParam("before") @DefaultValue(Before.NEWEST) Before before) {
        var shown = shown();
        return keys.page(caller.ledger(), limit.rows(), before.id())
                .toAnswer(KeysAnswer::new, key -> KeyAnswer.of(key, shown), key -> Long.toString(key.id()));
    }

    /**
     * Revokes a key. Repeating it is harmless. An admin may revoke the key with which they call, and the last key of the
     * role admin; the answer warns of that.
     */
    @POST
    @Path("{id}/revocation")
    public RevokedKeyAnswer revoke(@PathParam("id") String id, ReasonRequest asked) {
        var decision = asked.by(caller);
        var revoked = keys.revoke(RowId.of("key", id), decision)
                .orElseThrow(() -> RowId.unknown("key").toException());
        tell(decision, "revoke key", revoked.key());
        boolean isLast = revoked.adminsLeft() == 0 && !configured.isAny(Role.ADMIN, caller.ledger());
        return new RevokedKeyAnswer(
                KeyAnswer.of(revoked.key(), shown()), isLast ? Optional.of(LAST_ADMIN) : Optional.empty());
    }

    /** For which ledger a key is made: the one of the call, or another one that a person names. */
    private String ledgerFor(KeyRequest asked) {
        String ledger = asked.ledger().orElseGet(caller::ledger);
        if (!caller.mayWorkIn(ledger)) {
            throw new Refused(
                            Refused.Kind.FORBIDDEN,
                            "ledger",
                            "Your key is of the ledger " + caller.ledger() + ", and makes keys for no other.")
                    .toException();
        }
        if (!ledgers.ledgers().contains(ledger)) {
            throw Refused.malformed("ledger", "ledger is one of " + String.join(", ", ledgers.ledgers()) + ".")
                    .toException();
        }
        return ledger;
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

    /** The number of the stored key that this call shows; empty if it is a configured one. */
    private OptionalLong shown() {
        return Credentials.bearer(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                .map(KeyText::idIn)
                .orElseGet(OptionalLong::empty);
    }
}
