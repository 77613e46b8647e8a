package laurel.spending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.ledger.CustId;

/** The same as {@link BookingResource}, for ids that a proxy or a server would mangle in a path: {@code ?custId=}. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class BookingByQueryResource {

    @Inject
    private BookingResource byPath;

    @POST
    @Path("redemptions")
    @Requires(Role.SPENDER)
    public Response redeem(
            @QueryParam("custId") CustId custId, @HeaderParam(RequestKey.HEADER) String key, Redemption asked) {
        return byPath.redeem(CustId.required(custId), key, asked);
    }

    @POST
    @Path("adjustments")
    @Requires(Role.OPERATOR)
    public Response adjust(
            @QueryParam("custId") CustId custId, @HeaderParam(RequestKey.HEADER) String key, Adjustment asked) {
        return byPath.adjust(CustId.required(custId), key, asked);
    }
}
