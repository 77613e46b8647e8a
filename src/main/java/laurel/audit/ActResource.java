package laurel.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.platform.Jsons;
import laurel.platform.NewTransactions;
import laurel.platform.Query;

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
        return NewTransactions.until(() -> log.acts(most, start))
                .toResponse("acts", ActResource::json, act -> Long.toString(act.id()));
    }

    private static JsonObjectBuilder json(Act act) {
        var json = Jsons.object()
                .add("id", Long.toString(act.id()))
                .add("actedAt", act.actedAt().toString())
                .add("actor", act.actor())
                .add("deed", act.deed())
                .add("subject", act.subject());
        return Jsons.add(json, "detail", act.detail()).add("reason", act.reason());
    }
}
