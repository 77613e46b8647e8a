package laurel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.platform.Jsons;
import laurel.platform.NewTransactions;
import laurel.platform.Problem;

/** Accounts, as the company's own application reads them. */
@Path("accounts")
@ApplicationScoped
@Requires(Role.READER)
public class AccountResource {

    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    @Inject
    private Statements statements;

    /** The same as {@link #account}, for ids that a proxy or a server would mangle in a path. */
    @GET
    public Response accountByQuery(@QueryParam("custId") String custId) {
        if (custId == null) {
            throw refused(400, "Name the account: ?custId=ID.");
        }
        return account(custId);
    }

    /** What the account has, by unit. */
    @GET
    @Path("{custId}")
    public Response account(@PathParam("custId") String custId) {
        var asked = custId(custId);
        return found(NewTransactions.until(() -> statements.of(asked)).map(AccountResource::json), asked);
    }

    /** The account's movements, newest first. */
    @GET
    @Path("{custId}/entries")
    public Response entries(
            @PathParam("custId") String custId,
            @QueryParam("limit") String limit,
            @QueryParam("before") String before) {
        var asked = custId(custId);
        int most = (int) number("limit", limit, 1, LARGEST_PAGE)
                .orElse((long) USUAL_PAGE)
                .longValue();
        Long start = number("before", before, 1, Long.MAX_VALUE).orElse(null);
        return found(
                NewTransactions.until(() -> statements.entries(asked, most, start))
                        .map(AccountResource::json),
                asked);
    }

    private static JsonObjectBuilder json(Statement statement) {
        var balances = Jsons.object();
        statement.balances().forEach(balances::add);
        return Jsons.object()
                .add("custId", statement.custId().value())
                .add("balances", balances)
                .add("createdAt", statement.createdAt().toString());
    }

    private static JsonObjectBuilder json(Statement.Page page) {
        var entries = Jsons.array();
        page.entries().forEach(entry -> entries.add(json(entry)));
        var json = Jsons.object().add("entries", entries);
        return page.next() == null
                ? json.addNull("next")
                : json.add("next", page.next().toString());
    }

    private static JsonObjectBuilder json(Entry entry) {
        var json = Jsons.object()
                .add("id", Long.toString(entry.id()))
                .add("unit", entry.unit())
                .add("amount", entry.amount())
                .add("balanceAfter", entry.balanceAfter())
                .add("kind", entry.kind().name());
        addText(json, "reference", entry.reference());
        addText(json, "system", entry.origin().map(Origin::system));
        addText(json, "fulfilment", entry.origin().map(Origin::fulfilment));
        json.add("actor", entry.actor());
        addText(json, "reason", entry.reason());
        return json.add("recordedAt", entry.recordedAt().toString());
    }

    private static void addText(JsonObjectBuilder json, String name, Optional<String> text) {
        text.ifPresentOrElse(given -> json.add(name, given), () -> json.addNull(name));
    }

    private static CustId custId(String text) {
        try {
            return new CustId(text);
        } catch (IllegalArgumentException none) {
            throw refused(400, none.getMessage());
        }
    }

    private static Optional<Long> number(String name, String text, long least, long most) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        } catch (NumberFormatException none) {
            // answered below, as a number out of bounds is
        }
        throw refused(400, name + " is a whole number from " + least + " to " + most + ".");
    }

    private static Response found(Optional<JsonObjectBuilder> json, CustId asked) {
        return json.map(body -> Response.ok(body.build().toString(), MediaType.APPLICATION_JSON_TYPE)
                        .build())
                .orElseThrow(() -> refused(404, "There is no account of cust_id " + asked + "."));
    }

    private static WebApplicationException refused(int status, String detail) {
        return new WebApplicationException(
                Problem.of(status, detail).toResponse().build());
    }
}
