package laurel.spending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import laurel.ledger.AccountKey;
import laurel.ledger.AccountResource;
import laurel.ledger.EntryJson;
import laurel.ledger.HoldStatus;
import laurel.platform.web.Query;

/**
 * What is booked on an account by request, each under the caller's {@code Idempotency-Key}: 201, or 200 if it was done
 * before.
 */
@Path("accounts")
@ApplicationScoped
public class BookingResource {

    @Inject
    private Bookings bookings;

    @Inject
    private Holds holds;

    @Inject
    private Requests requests;

    /** Spends: {@code unit}, {@code amount}, {@code reference}. */
    @POST
    @Path("{custId}/redemptions")
    @Requires(Role.SPENDER)
    public Response redeem(
            @PathParam("custId") String custId,
            @HeaderParam(RequestKey.HEADER) String key,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        var account = AccountResource.custId(custId);
        var under = requests.key(caller, key);
        var asked = requests.redemption(headers, body);
        return BookingAnswer.to(bookings.redeem(AccountKey.inMain(account), asked, under), 201, EntryJson::of);
    }

    /** Sets aside: {@code unit}, {@code amount}, {@code reference}, {@code expiresInSeconds}. */
    @POST
    @Path("{custId}/holds")
    @Requires(Role.SPENDER)
    public Response hold(
            @PathParam("custId") String custId,
            @HeaderParam(RequestKey.HEADER) String key,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        var account = AccountResource.custId(custId);
        var under = requests.key(caller, key);
        var asked = requests.hold(headers, body);
        return BookingAnswer.to(holds.hold(AccountKey.inMain(account), asked, under), 201, HoldResource::json);
    }

    /**
     * What is set aside of the account, or was, newest first.
     *
     * @param status where the holds stand now, or null for all
     */
    @GET
    @Path("{custId}/holds")
    @Requires(Role.READER)
    public Response holds(
            @PathParam("custId") String custId,
            @QueryParam("status") String status,
            @QueryParam("limit") String limit,
            @QueryParam("before") String before) {
        var account = AccountResource.custId(custId);
        var wanted = Query.oneOf("status", status, HoldStatus.class).orElse(null);
        int most = Query.limit(limit);
        long start = Query.before(before);
        return holds.page(AccountKey.inMain(account), wanted, most, start)
                .orElseThrow(() -> AccountResource.unknown(account))
                .toResponse(
                        "holds",
                        HoldResource::json,
                        statement -> Long.toString(statement.hold().id()));
    }

    /** Corrects: {@code unit}, {@code amount}, signed, {@code reason}. */
    @POST
    @Path("{custId}/adjustments")
    @Requires(Role.OPERATOR)
    public Response adjust(
            @PathParam("custId") String custId,
            @HeaderParam(RequestKey.HEADER) String key,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        var account = AccountResource.custId(custId);
        var under = requests.key(caller, key);
        var asked = requests.adjustment(headers, body);
        return BookingAnswer.to(bookings.adjust(AccountKey.inMain(account), asked, under), 201, EntryJson::of);
    }
}
