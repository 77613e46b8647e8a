package laurel.promoter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.audit.ActJson;
import laurel.audit.AuditLog;
import laurel.audit.Decision;
import laurel.ledger.AccountResource;
import laurel.ledger.CustId;
import laurel.platform.text.IdText;
import laurel.platform.text.StorableText;
import laurel.platform.web.JsonBody;
import laurel.platform.web.Jsons;
import laurel.platform.web.Problem;
import laurel.platform.web.Query;
import laurel.programme.Programme;

/** What is known of promoters, and whose their rewards are. */
@Path("promoters/{id}")
@ApplicationScoped
@Requires(Role.READER)
public class PromoterResource {

    /** How many of a promoter's acts are shown, the newest ones. */
    private static final int MOST_ACTS = 100;

    @Inject
    private Links links;

    @Inject
    private AuditLog log;

    /** What is known of a promoter, with the newest acts. */
    @GET
    public Response promoter(@PathParam("id") String id) {
        String asked = existing(id);
        return answer(links.find(new Promoter.Key(Programme.MAIN, asked)).orElseThrow(() -> unknown(id)));
    }

    /** Links a promoter to an account: {@code custId}, {@code reason}. */
    @PUT
    @Path("account")
    @Requires(Role.OPERATOR)
    public Response link(
            @PathParam("id") String id,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        String asked = existing(id);
        var fields = JsonBody.of(headers, body, "custId", "reason");
        var account = AccountResource.custId(fields.text("custId", CustId.MOST_CHARACTERS));
        var decision = decision(caller, fields.text("reason", Decision.MOST_REASON_CHARACTERS));
        var link = links.link(new Promoter.Key(Programme.MAIN, asked), account, decision);
        if (link.kind() == Link.Kind.NO_ACCOUNT) {
            throw Problem.of(422, "There is no account of cust_id " + account + ": make it known first.")
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
    public Response unlink(
            @PathParam("id") String id, @QueryParam("reason") String reason, @Context SecurityContext caller) {
        String asked = existing(id);
        var decision = decision(caller, Query.text("reason", reason, Decision.MOST_REASON_CHARACTERS));
        return answer(links.unlink(new Promoter.Key(Programme.MAIN, asked), decision), id);
    }

    private static Decision decision(SecurityContext caller, String reason) {
        return new Decision(caller.getUserPrincipal().getName(), reason);
    }

    private Response answer(Link link, String id) {
        if (link.kind() == Link.Kind.NO_PROMOTER) {
            throw unknown(id);
        }
        return answer(link.promoter());
    }

    private Response answer(PromoterStatement statement) {
        var acts = log.of(statement.promoter().id(), Links.DEEDS, MOST_ACTS);
        return Response.ok(
                        json(statement).add("acts", ActJson.of(acts)).build().toString(),
                        MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static JsonObjectBuilder json(PromoterStatement statement) {
        var promoter = statement.promoter();
        var json = Jsons.object().add("id", promoter.id());
        Jsons.add(json, "account", statement.account().map(CustId::value));
        Jsons.add(json, "custId", promoter.custId());
        Jsons.add(json, "email", promoter.email());
        Jsons.add(json, "name", promoter.name());
        Jsons.add(json, "status", promoter.status());
        return json.add("createdAt", promoter.createdAt().toString());
    }

    /** The id, as it is kept; 404 if no promoter can have it. */
    public static String existing(String id) {
        return IdText.in(id, PromoterDescription.MOST_ID_CHARACTERS).orElseThrow(() -> unknown(id));
    }

    private static RuntimeException unknown(String id) {
        return Problem.of(
                        404,
                        "There is no promoter " + StorableText.of(id, PromoterDescription.MOST_ID_CHARACTERS) + ".")
                .toException();
    }
}
