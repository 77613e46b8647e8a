package laurel.spending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import laurel.access.CurrentCaller;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.audit.ReasonRequest;
import laurel.ledger.AccountResource;
import laurel.ledger.CustId;
import laurel.ledger.EntriesAnswer;
import laurel.ledger.EntryAnswer;
import laurel.platform.web.Before;
import laurel.platform.web.Limit;
import laurel.platform.web.RowId;

/** Single entries. */
@Path("entries")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class EntryResource {

    @Inject
    private AccountResource accounts;

    @Inject
    private Bookings bookings;

    @Inject
    private CurrentCaller caller;

    /** The movements of an account whose id a proxy or a server would mangle in a path. */
    @GET
    @Requires(Role.READER)
    public EntriesAnswer ofAccount(
            @QueryParam("custId") CustId custId,
            @QueryParam("limit") @DefaultValue(Limit.USUAL) Limit limit,
            @QueryParam("before") Before before) {
        return accounts.entries(CustId.required(custId), limit, before);
    }

    /** Takes an entry back. */
    @POST
    @Path("{id}/reversal")
    @Requires(Role.OPERATOR)
    public Response reverse(@PathParam("id") String id, ReasonRequest asked) {
        return BookingAnswer.to(bookings.reverse(RowId.of("entry", id), asked.by(caller)), EntryAnswer::of);
    }
}
