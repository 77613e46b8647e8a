package laurel.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.audit.Decision;
import laurel.platform.web.JsonBody;
import laurel.platform.web.Jsons;
import laurel.platform.web.Problem;
import laurel.platform.web.Query;

/** Accounts: what they have, and their entries. It also makes accounts known. */
@Path("accounts")
@ApplicationScoped
@Requires(Role.READER)
public class AccountResource {

    private static final String NO_REASON = "none given";

    @Inject
    private Accounts accounts;

    @Inject
    private Statements statements;

    /** The same as {@link #account}, for ids that a proxy or a server would mangle in a path. */
    @GET
    public Response accountByQuery(@QueryParam("custId") String custId) {
        return account(custId);
    }

    /** What the account has, by unit. */
    @GET
    @Path("{custId}")
    public Response account(@PathParam("custId") String custId) {
        var asked = custId(custId);
        return found(statements.of(AccountKey.inMain(asked)).map(AccountResource::json), asked);
    }

    /**
     * Makes an account known: 201 if it was not known, else 200. The answer tells what it has either way.
     *
     * @param body {@code email} and {@code reason}, each if there is one to tell; or nothing
     */
    @PUT
    @Path("{custId}")
    @Requires(Role.OPERATOR)
    public Response register(
            @PathParam("custId") String custId,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        var asked = custId(custId);
        var fields = JsonBody.ofOptional(headers, body, "email", "reason");
        String email =
                fields.optionalText("email", Account.MOST_EMAIL_CHARACTERS).orElse(null);
        var decision = new Decision(
                caller.getUserPrincipal().getName(),
                fields.optionalText("reason", Decision.MOST_REASON_CHARACTERS).orElse(NO_REASON));
        boolean isNew = accounts.register(AccountKey.inMain(asked), email, decision);
        return statements
                .of(AccountKey.inMain(asked))
                .map(statement -> answer(isNew ? 201 : 200, json(statement)))
                .orElseThrow();
    }

    /** The same as {@link #register}, for ids that a proxy or a server would mangle in a path. */
    @PUT
    @Requires(Role.OPERATOR)
    public Response registerByQuery(
            @QueryParam("custId") String custId,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        return register(custId, caller, headers, body);
    }

    /** The account's movements, newest first. */
    @GET
    @Path("{custId}/entries")
    public Response entries(
            @PathParam("custId") String custId,
            @QueryParam("limit") String limit,
            @QueryParam("before") String before) {
        var asked = custId(custId);
        int most = Query.limit(limit);
        Long start = Query.whole("before", before, 1, Long.MAX_VALUE).orElse(null);
        return found(statements.entries(AccountKey.inMain(asked), most, start).map(AccountResource::json), asked);
    }

    private static JsonObjectBuilder json(Statement statement) {
        return Jsons.object()
                .add("custId", statement.custId().value())
                .add("balances", json(statement.balances()))
                .add("available", json(statement.available()))
                .add("debts", json(statement.debts()))
                .add("createdAt", statement.createdAt().toString());
    }

    private static JsonObjectBuilder json(Map<String, Long> amounts) {
        var json = Jsons.object();
        amounts.forEach(json::add);
        return json;
    }

    private static JsonObjectBuilder json(Statement.Page page) {
        var entries = Jsons.array();
        page.entries().forEach(entry -> entries.add(EntryJson.of(entry)));
        var json = Jsons.object().add("entries", entries);
        return page.next() == null
                ? json.addNull("next")
                : json.add("next", page.next().toString());
    }

    /**
     * The id that a call names.
     *
     * @param text the text in the path or query, or null if there is none
     * @throws WebApplicationException 400 if that is not an id
     */
    public static CustId custId(String text) {
        if (text == null) {
            throw Problem.of(400, "Name the account: ?custId=ID.").toException();
        }
        try {
            return CustId.of(text);
        } catch (IllegalArgumentException none) {
            throw Problem.of(400, "custId: " + none.getMessage()).toException();
        }
    }

    /** The exception that ends a call about an account that does not exist. */
    public static WebApplicationException unknown(CustId asked) {
        return Problem.of(404, "There is no account of cust_id " + asked + ".").toException();
    }

    private static Response found(Optional<JsonObjectBuilder> json, CustId asked) {
        return json.map(body -> answer(200, body)).orElseThrow(() -> unknown(asked));
    }

    private static Response answer(int status, JsonObjectBuilder body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body.build().toString())
                .build();
    }
}
