package laurel.fulfilment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.audit.ActJson;
import laurel.audit.AuditLog;
import laurel.audit.DecisionRequest;
import laurel.delivery.Deliveries;
import laurel.delivery.DeliveryJson;
import laurel.ledger.AccountResource;
import laurel.ledger.CustId;
import laurel.platform.text.IdText;
import laurel.platform.text.StorableText;
import laurel.platform.web.JsonBody;
import laurel.platform.web.Jsons;
import laurel.platform.web.Page;
import laurel.platform.web.Problem;
import laurel.platform.web.Query;
import laurel.programme.Programme;
import laurel.promoter.PromoterDescription;

/** Rewards that were announced: their lists, what is known of each, and what an operator makes of them. */
@Path("fulfilments")
@ApplicationScoped
@Requires(Role.READER)
public class FulfilmentResource {

    /** How many of a fulfilment's deliveries are shown, and of its acts, the newest ones. */
    private static final int MOST = 100;

    @Inject
    private FulfilmentReader reader;

    @Inject
    private Deliveries deliveries;

    @Inject
    private AuditLog log;

    @Inject
    private Settlements settlements;

    /**
     * Fulfilments, newest first.
     *
     * @param from when they were announced at the earliest
     * @param to before which time they were announced
     * @param before {@code SYSTEM/ID}, where the page before ended
     */
    @GET
    public Response fulfilments(
            @QueryParam("status") String status,
            @QueryParam("promoter") String promoter,
            @QueryParam("custId") String custId,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") String limit,
            @QueryParam("before") String before) {
        var filter = filter(status, promoter, custId, from, to);
        int most = Query.limit(limit);
        return page(filter, most, before).toResponse("fulfilments", FulfilmentJson::of, Fulfilment::toString);
    }

    /** Which fulfilments the parameters of an address ask for; what is not there, which is null, asks for all. */
    public static FulfilmentFilter filter(String status, String promoter, String custId, String from, String to) {
        var filter = new FulfilmentFilter(
                Query.oneOf("status", status, FulfilmentStatus.class).orElse(null),
                Query.id("promoter", promoter, PromoterDescription.MOST_ID_CHARACTERS)
                        .orElse(null),
                custId == null ? null : AccountResource.custId(custId),
                Query.time("from", from).orElse(Query.FIRST_TIME),
                Query.time("to", to).orElse(Query.LAST_TIME));
        if (filter.from().isAfter(filter.to())) {
            throw Query.refused("from must not be after to.");
        }
        return filter;
    }

    private Page<Fulfilment> page(FulfilmentFilter filter, int most, String before) {
        if (before == null) {
            return reader.page(filter, most);
        }
        return key(before.split("/", 2))
                .flatMap(start -> reader.page(filter, most, start))
                .orElseThrow(() -> Query.refused("before is a fulfilment such as v1/90, where another page ended."));
    }

    /** What is known of a fulfilment, with its newest deliveries and acts. */
    @GET
    @Path("{system}/{id}")
    public Response fulfilment(@PathParam("system") String system, @PathParam("id") String id) {
        return story(existing(system, id));
    }

    private Response story(Fulfilment.Key asked) {
        var fulfilment = reader.find(asked).orElseThrow(() -> Problem.of(404, "There is no fulfilment " + asked + ".")
                .toException());
        var others = reader.otherPromotersOf(fulfilment);
        var shown = Jsons.array();
        deliveries
                .of(fulfilment.programme(), fulfilment.system(), fulfilment.id(), MOST)
                .forEach(delivery -> shown.add(DeliveryJson.of(delivery)));
        var acts = log.of(fulfilment.toString(), Settlements.DEEDS, MOST);
        return ok(FulfilmentJson.of(fulfilment)
                .add("otherPromoters", FulfilmentJson.ofOthers(others))
                .add("deliveries", shown)
                .add("acts", ActJson.of(acts)));
    }

    /**
     * Credits a held fulfilment: {@code reason}; {@code custId}, if the books do not know whose it is; {@code releaseOthers}, if
     * what else waits for the promoter's account is to be credited, too; and {@code promoter}, {@code unit} and {@code amount} as
     * the caller has seen them: if it is something else by now, it is not credited.
     */
    @POST
    @Path("{system}/{id}/release")
    @Requires(Role.OPERATOR)
    public Response release(
            @PathParam("system") String system,
            @PathParam("id") String id,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        var asked = existing(system, id);
        var fields = JsonBody.of(headers, body, "custId", "reason", "releaseOthers", "promoter", "unit", "amount");
        var release = new Release(
                fields.optionalText("custId", CustId.MOST_CHARACTERS)
                        .map(AccountResource::custId)
                        .orElse(null),
                fields.isTrue("releaseOthers"),
                seen(fields));
        var decision = DecisionRequest.of(caller, fields);
        return answer(settlements.release(asked, release, decision), FulfilmentResource::json);
    }

    private static Seen seen(JsonBody fields) {
        return new Seen(
                fields.optionalId("promoter", PromoterDescription.MOST_ID_CHARACTERS)
                        .orElse(null),
                fields.optionalText("unit", Reward.MOST_UNIT_CHARACTERS).orElse(null),
                fields.optionalWhole("amount", 1, Amount.LARGEST).orElse(null));
    }

    /** Decides that a held fulfilment is not given: {@code reason}; and what the caller has seen of it, as for a release. */
    @POST
    @Path("{system}/{id}/reject")
    @Requires(Role.OPERATOR)
    public Response reject(
            @PathParam("system") String system,
            @PathParam("id") String id,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        var asked = existing(system, id);
        var fields = JsonBody.of(headers, body, "reason", "promoter", "unit", "amount");
        var seen = seen(fields);
        var decision = DecisionRequest.of(caller, fields);
        return answer(settlements.reject(asked, seen, decision), FulfilmentJson::of);
    }

    /**
     * Agrees that a credited fulfilment is announced for another promoter: {@code promoter}, {@code reason}. It stays where it
     * is. To agree again changes nothing.
     */
    @POST
    @Path("{system}/{id}/confirm")
    @Requires(Role.OPERATOR)
    public Response confirm(
            @PathParam("system") String system,
            @PathParam("id") String id,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        var asked = existing(system, id);
        var fields = JsonBody.of(headers, body, "promoter", "reason");
        String promoter = fields.id("promoter", PromoterDescription.MOST_ID_CHARACTERS);
        var decision = DecisionRequest.of(caller, fields);
        var settlement = settlements.confirm(asked, promoter, decision);
        return settlement.kind() == SettlementOutcome.Kind.DONE ? story(asked) : answer(settlement, FulfilmentJson::of);
    }

    /** Takes a credited fulfilment back: {@code reason}. What was spent of it is owed. */
    @POST
    @Path("{system}/{id}/reverse")
    @Requires(Role.OPERATOR)
    public Response reverse(
            @PathParam("system") String system,
            @PathParam("id") String id,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        var asked = existing(system, id);
        var decision = DecisionRequest.of(caller, JsonBody.of(headers, body, "reason"));
        return answer(settlements.reverse(asked, decision), FulfilmentJson::of);
    }

    private static Fulfilment.Key existing(String system, String id) {
        return IdText.in(id, Reward.MOST_ID_CHARACTERS)
                .flatMap(read -> key(system, read))
                .orElseThrow(() -> unknown(system, id));
    }

    private static RuntimeException unknown(String system, String id) {
        return Problem.of(404, "There is no fulfilment " + system + "/" + id + ".")
                .toException();
    }

    /** The key of these parts; empty if no fulfilment can have it. */
    private static Optional<Fulfilment.Key> key(String... parts) {
        if (parts.length != 2 || parts[1].length() > Reward.MOST_ID_CHARACTERS || !StorableText.isStorable(parts[1])) {
            return Optional.empty();
        }
        return WebhookSystem.named(parts[0]).map(system -> new Fulfilment.Key(Programme.MAIN, system, parts[1]));
    }

    private static <T> Response answer(SettlementOutcome<T> settlement, Function<T, JsonObjectBuilder> json) {
        return switch (settlement.kind()) {
            case DONE -> ok(json.apply(settlement.done()));
            case UNKNOWN -> problem(404, settlement.why());
            case REFUSED -> problem(409, settlement.why());
            case NO_ACCOUNT -> problem(422, settlement.why());
        };
    }

    private static JsonObjectBuilder json(Released released) {
        var json = FulfilmentJson.of(released.asked());
        if (released.isLinked()) {
            json.add("linked", linked(released.asked()));
        } else {
            json.addNull("linked");
        }
        return json.add("others", FulfilmentJson.of(released.others()))
                .add("unbookable", FulfilmentJson.of(released.unbookable()))
                .add("more", released.more());
    }

    private static JsonObjectBuilder linked(Fulfilment released) {
        return Jsons.object()
                .add("promoter", released.promoterId())
                .add("account", released.custId().orElseThrow().value());
    }

    private static Response ok(JsonObjectBuilder json) {
        return Response.ok(json.build().toString(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static Response problem(int status, String detail) {
        return Problem.of(status, detail).toResponse().build();
    }
}
