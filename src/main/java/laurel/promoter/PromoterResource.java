package laurel.promoter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import laurel.access.CurrentCaller;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.audit.AuditLog;
import laurel.audit.Decision;
import laurel.ledger.AccountKey;
import laurel.ledger.CustId;
import laurel.platform.Refused;
import laurel.platform.text.IdText;
import laurel.platform.text.StorableText;
import laurel.platform.web.Query;
import laurel.programme.Scope;

/** What is known of promoters, and whose their rewards are. */
@Path("promoters/{id}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Requires(Role.READER)
public class PromoterResource {

    /** How many of a promoter's acts are shown, the newest ones. */
    private static final int MOST_ACTS = 100;

    @Inject
    private Links links;

    @Inject
    private Scope scope;

    @Inject
    private AuditLog log;

    @Inject
    private CurrentCaller caller;

    /** What is known of a promoter, with the newest acts. */
    @GET
    public PromoterAnswer promoter(@PathParam("id") String id, @QueryParam("programme") String programme) {
        return answer(links.find(key(programme, existing(id))).orElseThrow(() -> unknown(id)));
    }

    /** Links a promoter to an account. */
    @PUT
    @Path("account")
    @Requires(Role.OPERATOR)
    public PromoterAnswer link(
            @PathParam("id") String id, @QueryParam("programme") String programme, LinkRequest asked) {
        String existing = existing(id);
        var account = CustId.asked(asked.custId());
        var link = links.link(
                key(programme, existing), new AccountKey(caller.ledger(), account), decision(asked.reason()));
        if (link.kind() == Link.Kind.NO_ACCOUNT) {
            throw Refused.unfit("custId", "There is no account of cust_id " + account + ": make it known first.")
                    .toException();
        }
        return answer(link, id);
    }

    /**
     * Ends the link, so that each reward's {@code cust_id} tells again whose it is.
     *
     * @param reason in the query, since the body of a DELETE may get lost on its way
     */
    @DELETE
    @Path("account")
    @Requires(Role.OPERATOR)
    public PromoterAnswer unlink(
            @PathParam("id") String id,
            @QueryParam("programme") String programme,
            @QueryParam("reason") String reason) {
        String existing = existing(id);
        var decision = decision(Query.text("reason", reason, Decision.MOST_REASON_CHARACTERS));
        return answer(links.unlink(key(programme, existing), decision), id);
    }

    private Promoter.Key key(String programme, String id) {
        return new Promoter.Key(scope.programme(programme), id);
    }

    private Decision decision(String reason) {
        return new Decision(caller.name(), caller.ledger(), reason);
    }

    private PromoterAnswer answer(Link link, String id) {
        if (link.kind() == Link.Kind.NO_PROMOTER) {
            throw unknown(id);
        }
        return answer(link.promoter());
    }

    private PromoterAnswer answer(PromoterStatement statement) {
        return PromoterAnswer.of(
                statement,
                log.of(statement.promoter().programme(), statement.promoter().id(), Links.DEEDS, MOST_ACTS));
    }

    /** The id, as it is kept; refused as unknown if no promoter can have it. */
    public static String existing(String id) {
        return IdText.in(id, PromoterDescription.MOST_ID_CHARACTERS).orElseThrow(() -> unknown(id));
    }

    private static RuntimeException unknown(String id) {
        return Refused.unknown(
                        "There is no promoter " + StorableText.of(id, PromoterDescription.MOST_ID_CHARACTERS) + ".")
                .toException();
    }
}
