package laurel.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.platform.web.Query;

/** The audit log, as operators read it. */
@Path("acts")
@ApplicationScoped
@Requires(Role.OPERATOR)
public class ActResource {

    @Inject
    private AuditLog log;

    /** What people did, newest first. */
    @GET
    public Response acts(@QueryParam("limit") String limit, @QueryParam("before") String before) {
        int most = Query.limit(limit);
        long start = Query.before(before);
        return log.acts(most, start).toResponse("acts", ActJson::of, act -> Long.toString(act.id()));
    }
}
