package laurel.spending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.audit.Decision;
import laurel.ledger.AccountResource;
import laurel.ledger.EntryJson;

/** Single entries. */
@Path("entries")
@ApplicationScoped
public class EntryResource {

    @Inject
    private AccountResource accounts;

    @Inject
    private Bookings bookings;

    @Inject
    private Requests requests;

    /** The movements of an account whose id a proxy or a server would mangle in a path. */
    @GET
    @Requires(Role.READER)
    public Response ofAccount(
            @QueryParam("custId") String custId,
            @QueryParam("limit") String limit,
            @QueryParam("before") String before) {
        return accounts.entries(custId, limit, before);
    }

    /** Takes an entry back: {@code reason}. */
    @POST
    @Path("{id}/reversal")
    @Requires(Role.OPERATOR)
    public Response reverse(
            @PathParam("id") String id,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        long entry = Requests.number("entry", id);
        String reason = requests.reason(headers, body);
        var decision = new Decision(caller.getUserPrincipal().getName(), reason);
        return BookingAnswer.to(bookings.reverse(entry, decision), 201, EntryJson::of);
    }
}
