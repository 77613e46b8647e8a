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
import laurel.ledger.AccountKey;
import laurel.ledger.AccountResource;
import laurel.ledger.CustId;
import laurel.ledger.EntryAnswer;
import laurel.ledger.HoldStatus;
import laurel.ledger.Units;
import laurel.platform.web.Before;
import laurel.platform.web.Limit;

/**
 * What is booked on an account by request, each under the caller's {@code Idempotency-Key}: 201, or 200 if it was done
 * before.
 */
@Path("accounts")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class BookingResource {

    @Inject
    private Bookings bookings;

    @Inject
    private Holds holds;

    @Inject
    private Units units;

    @Inject
    private CurrentCaller caller;

    /** Spends. */
    @POST
    @Path("{custId}/redemptions")
    @Requires(Role.SPENDER)
    public Response redeem(
            @PathParam("custId") CustId custId, @HeaderParam(RequestKey.HEADER) String key, Redemption asked) {
        var under = RequestKey.of(caller, key);
        return BookingAnswer.to(
                bookings.redeem(new AccountKey(caller.ledger(), custId), asked.in(units), under), EntryAnswer::of);
    }

    /** Sets aside. */
    @POST
    @Path("{custId}/holds")
    @Requires(Role.SPENDER)
    public Response hold(
            @PathParam("custId") CustId custId, @HeaderParam(RequestKey.HEADER) String key, HoldRequest asked) {
        var under = RequestKey.of(caller, key);
        return BookingAnswer.to(
                holds.hold(new AccountKey(caller.ledger(), custId), asked.in(units), under), HoldAnswer::of);
    }

    /**
     * What is set aside of the account, or was, newest first.
     *
     * @param status where the holds stand now, or null for all
     */
    @GET
    @Path("{custId}/holds")
    @Requires(Role.READER)
    public HoldsAnswer holds(
            @PathParam("custId") CustId custId,
            @QueryParam("status") HoldStatus status,
            @QueryParam("limit") @DefaultValue(Limit.USUAL) Limit limit,
            @QueryParam("before") @DefaultValue(Before.NEWEST) Before before) {
        return holds.page(new AccountKey(caller.ledger(), custId), status, limit.rows(), before.id())
                .orElseThrow(() -> AccountResource.unknown(custId))
                .toAnswer(
                        HoldsAnswer::new,
                        HoldAnswer::of,
                        statement -> Long.toString(statement.hold().id()));
    }

    /** Corrects. */
    @POST
    @Path("{custId}/adjustments")
    @Requires(Role.OPERATOR)
    public Response adjust(
            @PathParam("custId") CustId custId, @HeaderParam(RequestKey.HEADER) String key, Adjustment asked) {
        var under = RequestKey.of(caller, key);
        return BookingAnswer.to(
                bookings.adjust(new AccountKey(caller.ledger(), custId), asked.in(units), under), EntryAnswer::of);
    }
}
