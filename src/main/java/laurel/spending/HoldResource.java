package laurel.spending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import laurel.ledger.CustId;
import laurel.ledger.HoldStatus;
import laurel.platform.Refused;
import laurel.platform.web.Before;
import laurel.platform.web.Limit;
import laurel.platform.web.RowId;

/** Holds: amounts that are set aside. */
@Path("holds")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class HoldResource {

    @Inject
    private BookingResource byPath;

    @Inject
    private Holds holds;

    @Inject
    private CurrentCaller caller;

    /** The same as {@link BookingResource#hold}, for ids that a proxy or a server would mangle in a path. */
    @POST
    @Requires(Role.SPENDER)
    public Response hold(
            @QueryParam("custId") CustId custId, @HeaderParam(RequestKey.HEADER) String key, HoldRequest asked) {
        return byPath.hold(CustId.required(custId), key, asked);
    }

    /** The same as {@link BookingResource#holds}, for ids that a proxy or a server would mangle in a path. */
    @GET
    @Requires(Role.READER)
    public HoldsAnswer holds(
            @QueryParam("custId") CustId custId,
            @QueryParam("status") HoldStatus status,
            @QueryParam("limit") @DefaultValue(Limit.USUAL) Limit limit,
            @QueryParam("before") @DefaultValue(Before.NEWEST) Before before) {
        return byPath.holds(CustId.required(custId), status, limit, before);
    }

    /** How a hold stands now. */
    @GET
    @Path("{id}")
    @Requires(Role.READER)
    public HoldAnswer hold(@PathParam("id") String id) {
        long asked = RowId.of("hold", id);
        return holds.find(caller.ledger(), asked)
                .map(HoldAnswer::of)
                .orElseThrow(() -> Refused.unknown(Holds.unknown(asked)).toException());
    }

    /** Spends what was set aside, or a part of it; the rest is free. Repeating it with the same amount is harmless. */
    @POST
    @Path("{id}/capture")
    @Requires(Role.SPENDER)
    public HoldAnswer capture(@PathParam("id") String id, CaptureRequest asked) {
        return HoldAnswer.of(holds.capture(RowId.of("hold", id), asked.amount(), Settler.of(caller))
                .orRefusal());
    }

    /** Frees what was set aside. Repeating it, or calling it after the hold's time, is harmless. */
    @POST
    @Path("{id}/release")
    @Requires(Role.SPENDER)
    public HoldAnswer release(@PathParam("id") String id, NothingRequest nothing) {
        return HoldAnswer.of(
                holds.release(RowId.of("hold", id), Settler.of(caller)).orRefusal());
    }
}
