package laurel.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import laurel.access.CurrentCaller;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.platform.Refused;
import laurel.platform.web.Before;
import laurel.platform.web.Limit;

/** Accounts: what they have, and their entries. It also makes accounts known. */
@Path("accounts")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Requires(Role.READER)
public class AccountResource {

    @Inject
    private Accounts accounts;

    @Inject
    private Statements statements;

    @Inject
    private CurrentCaller caller;

    /** The same as {@link #account}, for ids that a proxy or a server would mangle in a path. */
    @GET
    public AccountAnswer accountByQuery(@QueryParam("custId") CustId custId) {
        return account(CustId.required(custId));
    }

    /** What the account has, by unit. */
    @GET
    @Path("{custId}")
    public AccountAnswer account(@PathParam("custId") CustId custId) {
        return statements
                .of(new AccountKey(caller.ledger(), custId))
                .map(AccountAnswer::of)
                .orElseThrow(() -> unknown(custId));
    }

    /** Makes an account known: 201 if it was not known, else 200. The answer tells what it has either way. */
    @PUT
    @Path("{custId}")
    @Requires(Role.OPERATOR)
    public Response register(@PathParam("custId") CustId custId, RegistrationRequest asked) {
        boolean isNew = accounts.register(
                new AccountKey(caller.ledger(), custId), asked.email().orElse(null), asked.by(caller));
        return Response.status(isNew ? Response.Status.CREATED : Response.Status.OK)
                .entity(account(custId))
                .build();
    }

    /** The same as {@link #register}, for ids that a proxy or a server would mangle in a path. */
    @PUT
    @Requires(Role.OPERATOR)
    public Response registerByQuery(@QueryParam("custId") CustId custId, RegistrationRequest asked) {
        return register(CustId.required(custId), asked);
    }

    /** The account's movements, newest first. */
    @GET
    @Path("{custId}/entries")
    public EntriesAnswer entries(
            @PathParam("custId") CustId custId,
            @QueryParam("limit") @DefaultValue(Limit.USUAL) Limit limit,
            @QueryParam("before") Before before) {
        Long start = before == null ? null : before.id();
        return statements
                .entries(new AccountKey(caller.ledger(), custId), limit.rows(), start)
                .map(EntriesAnswer::of)
                .orElseThrow(() -> unknown(custId));
    }

    /** What ends a call about an account that nobody has. */
    public static Refused.Thrown unknown(CustId asked) {
        return Refused.unknown("There is no account of cust_id " + asked + ".").toException();
    }
}
