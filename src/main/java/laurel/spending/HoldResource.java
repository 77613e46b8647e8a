package laurel.spending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
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
import java.time.Instant;
import java.util.OptionalLong;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.platform.web.Jsons;

/** Holds: amounts that are set aside. */
@Path("holds")
@ApplicationScoped
public class HoldResource {

    @Inject
    private BookingResource byPath;

    @Inject
    private Holds holds;

    @Inject
    private Requests requests;

    /** The same as {@link BookingResource#hold}, for ids that a proxy or a server would mangle in a path. */
    @POST
    @Requires(Role.SPENDER)
    public Response hold(
            @QueryParam("custId") String custId,
            @HeaderParam(RequestKey.HEADER) String key,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        return byPath.hold(custId, key, caller, headers, body);
    }

    /** The same as {@link BookingResource#holds}, for ids that a proxy or a server would mangle in a path. */
    @GET
    @Requires(Role.READER)
    public Response holds(
            @QueryParam("custId") String custId,
            @QueryParam("status") String status,
            @QueryParam("limit") String limit,
            @QueryParam("before") String before) {
        return byPath.holds(custId, status, limit, before);
    }

    /** How a hold stands now. */
    @GET
    @Path("{id}")
    @Requires(Role.READER)
    public Response hold(@PathParam("id") String id) {
        long asked = Requests.number("hold", id);
        return BookingAnswer.to(
                holds.find(asked)
                        .map(BookingOutcome::done)
                        .orElseGet(() -> BookingOutcome.unknown(Holds.unknown(asked))),
                200,
                HoldResource::json);
    }

    /**
     * Spends what was set aside: {@code amount}, or all of it; the rest is free. Repeating it with the same amount is
     * harmless.
     */
    @POST
    @Path("{id}/capture")
    @Requires(Role.SPENDER)
    public Response capture(
            @PathParam("id") String id,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        long asked = Requests.number("hold", id);
        OptionalLong amount = requests.amountToCapture(headers, body);
        var settler = Settler.of(caller);
        return BookingAnswer.to(holds.capture(asked, amount, settler), 200, HoldResource::json);
    }

    /** Frees what was set aside. Repeating it, or calling it after the hold's time, is harmless. */
    @POST
    @Path("{id}/release")
    @Requires(Role.SPENDER)
    public Response release(
            @PathParam("id") String id,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        long asked = Requests.number("hold", id);
        requests.nothing(headers, body);
        var settler = Settler.of(caller);
        return BookingAnswer.to(holds.release(asked, settler), 200, HoldResource::json);
    }

    /** A hold as the API shows it. */
    static JsonObjectBuilder json(HoldStatement statement) {
        var hold = statement.hold();
        var json = Jsons.object()
                .add("id", Long.toString(hold.id()))
                .add("custId", statement.custId().value())
                .add("unit", hold.unit())
                .add("amount", hold.amount())
                .add("reference", hold.reference())
                .add("actor", hold.actor())
                .add("status", statement.status().name())
                .add("captured", hold.captured().orElse(0));
        hold.entryId().ifPresentOrElse(entry -> json.add("entry", Long.toString(entry)), () -> json.addNull("entry"));
        json.add("createdAt", hold.createdAt().toString())
                .add("expiresAt", hold.expiresAt().toString());
        Jsons.add(json, "settledAt", hold.settledAt().map(Instant::toString));
        return Jsons.add(json, "settledBy", hold.settledBy());
    }
}
