package laurel.spending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import laurel.access.Requires;
import laurel.access.Role;

/** The same as {@link BookingResource}, for ids that a proxy or a server would mangle in a path: {@code ?custId=}. */
@Path("/")
@ApplicationScoped
public class BookingByQueryResource {

    @Inject
    private BookingResource byPath;

    @POST
    @Path("redemptions")
    @Requires(Role.SPENDER)
    public Response redeem(
            @QueryParam("custId") String custId,
            @HeaderParam(RequestKey.HEADER) String key,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        return byPath.redeem(custId, key, caller, headers, body);
    }

    @POST
    @Path("adjustments")
    @Requires(Role.OPERATOR)
    public Response adjust(
            @QueryParam("custId") String custId,
            @HeaderParam(RequestKey.HEADER) String key,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        return byPath.adjust(custId, key, caller, headers, body);
    }
}
