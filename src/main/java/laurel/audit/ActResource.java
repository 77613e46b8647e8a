package laurel.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import laurel.access.CurrentCaller;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.platform.web.Before;
import laurel.platform.web.Limit;

/** The audit log, as operators read it. */
@Path("acts")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Requires(Role.OPERATOR)
public class ActResource {

    @Inject
    private AuditLog log;

    @Inject
    private CurrentCaller caller;

    /** What people did, newest first. */
    @GET
    public ActsAnswer acts(
            @QueryParam("limit") @DefaultValue(Limit.USUAL) Limit limit,
            @QueryParam("before") @DefaultValue(Before.NEWEST) Before before) {
        return log.acts(caller.ledger(), limit.rows(), before.id())
                .toAnswer(ActsAnswer::new, ActAnswer::of, act -> Long.toString(act.id()));
    }
}
