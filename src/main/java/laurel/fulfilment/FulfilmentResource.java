package laurel.fulfilment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import laurel.access.CurrentCaller;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.audit.ActAnswer;
import laurel.audit.AuditLog;
import laurel.audit.Decision;
import laurel.audit.ReasonRequest;
import laurel.delivery.Deliveries;
import laurel.delivery.DeliveryFieldsAnswer;
import laurel.ledger.CustId;
import laurel.platform.Refused;
import laurel.platform.text.IdText;
import laurel.platform.text.StorableText;
import laurel.platform.web.Limit;
import laurel.platform.web.Page;
import laurel.platform.web.Query;
import laurel.platform.web.Text;
import laurel.programme.Programme;
import laurel.programme.Scope;
import laurel.promoter.PromoterDescription;

/** Rewards that were announced: their lists, what is known of each, and what an operator makes of them. */
@Path("fulfilments")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Requires(Role.READER)
public class FulfilmentResource {

    /** How many of a fulfilment's deliveries are shown, and of its acts, the newest ones. */
    private static final int MOST = 100;

    @Inject
    private Scope scope;

    @Inject
    private FulfilmentReader reader;

    @Inject
    private Deliveries deliveries;

    @Inject
    private AuditLog log;

    @Inject
    private Settlements settlements;

    @Inject
    private CurrentCaller caller;

    /**
     * Fulfilments, newest first.
     *
     * @param from when they were announced at the earliest
     * @param to before which time they were announced
     * @param before {@code SYSTEM/ID} or {@code PROGRAMME/SYSTEM/ID}, where the page before ended
     */
    @GET
    public FulfilmentsAnswer fulfilments(
            @QueryParam("programme") String programme,
            @QueryParam("status") FulfilmentStatus status,
            @QueryParam("promoter") @Text(most = PromoterDescription.MOST_ID_CHARACTERS, isId = true) String promoter,
            @QueryParam("custId") CustId custId,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @QueryParam("limit") @DefaultValue(Limit.USUAL) Limit limit,
            @QueryParam("before") String before) {
        return page(
                        FulfilmentFilter.of(scope.programmes(programme), status, promoter, custId, from, to),
                        limit.rows(),
                        before)
                .toAnswer(FulfilmentsAnswer::new, FulfilmentAnswer::of, Fulfilment::toString);
    }

    private Page<Fulfilment> page(FulfilmentFilter filter, int most, String before) {
        if (before == null) {
            return reader.page(filter, most);
        }
        return place(before)
                .flatMap(start -> reader.page(filter, most, start))
                .orElseThrow(() ->
                        Query.refused("before", "before is a fulfilment such as v1/90, where another page ended."));
    }

    /** What is known of a fulfilment, with its newest deliveries and acts. */
    @GET
    @Path("{system}/{id}")
    public FulfilmentWithDeliveriesAnswer fulfilment(
            @PathParam("system") String system, @PathParam("id") String id, @QueryParam("programme") String programme) {
        return story(existing(programme, system, id));
    }

    private FulfilmentWithDeliveriesAnswer story(Fulfilment.Key asked) {
        var fulfilment = reader.find(asked).orElseThrow(() -> Refused.unknown("There is no fulfilment " + asked + ".")
                .toException());
        return new FulfilmentWithDeliveriesAnswer(
                FulfilmentAnswer.of(fulfilment),
                reader.otherPromotersOf(fulfilment).stream()
                        .map(OtherPromoterAnswer::of)
                        .toList(),
                deliveries.of(fulfilment.programme(), fulfilment.system(), fulfilment.id(), MOST).stream()
                        .map(DeliveryFieldsAnswer::of)
                        .toList(),
                log.of(fulfilment.programme(), fulfilment.subject(), Settlements.DEEDS, MOST).stream()
                        .map(ActAnswer::of)
                        .toList());
    }

    /** Credits a held fulfilment. */
    @POST
    @Path("{system}/{id}/release")
    @Requires(Role.OPERATOR)
    public ReleasedFulfilmentAnswer release(
            @PathParam("system") String system,
            @PathParam("id") String id,
            @QueryParam("programme") String programme,
            ReleaseRequest asked) {
        var key = existing(programme, system, id);
        var released = settlements.release(key, asked.release(), decision(asked.reason()));
        return ReleasedFulfilmentAnswer.of(released.orRefusal());
    }

    /** Decides that a held fulfilment is not given. */
    @POST
    @Path("{system}/{id}/reject")
    @Requires(Role.OPERATOR)
    public FulfilmentAnswer reject(
            @PathParam("system") String system,
            @PathParam("id") String id,
            @QueryParam("programme") String programme,
            RejectionRequest asked) {
        var key = existing(programme, system, id);
        return FulfilmentAnswer.of(
                settlements.reject(key, asked.seen(), decision(asked.reason())).orRefusal());
    }

    /** Agrees that a credited fulfilment is announced for another promoter. It stays where it is. To agree again changes nothing. */
    @POST
    @Path("{system}/{id}/confirm")
    @Requires(Role.OPERATOR)
    public FulfilmentWithDeliveriesAnswer confirm(
            @PathParam("system") String system,
            @PathParam("id") String id,
            @QueryParam("programme") String programme,
            ConfirmationRequest asked) {
        var key = existing(programme, system, id);
        settlements.confirm(key, asked.promoter(), decision(asked.reason())).orRefusal();
        return story(key);
    }

    /** Takes a credited fulfilment back. What was spent of it is owed. */
    @POST
    @Path("{system}/{id}/reverse")
    @Requires(Role.OPERATOR)
    public FulfilmentAnswer reverse(
            @PathParam("system") String system,
            @PathParam("id") String id,
            @QueryParam("programme") String programme,
            ReasonRequest asked) {
        var key = existing(programme, system, id);
        return FulfilmentAnswer.of(settlements.reverse(key, asked.by(caller)).orRefusal());
    }

    private Decision decision(String reason) {
        return new Decision(caller.name(), caller.ledger(), reason);
    }

    private Fulfilment.Key existing(String programme, String system, String id) {
        String whose = scope.programme(programme);
        return IdText.in(id, Reward.MOST_ID_CHARACTERS)
                .flatMap(read -> key(whose, system, read))
                .orElseThrow(() -> unknown(system, id));
    }

    private static Refused.Thrown unknown(String system, String id) {
        return Refused.unknown("There is no fulfilment " + system + "/" + id + ".")
                .toException();
    }

    /** The key that a place in a list is; empty if no fulfilment that this call sees can have it. */
    private Optional<Fulfilment.Key> place(String written) {
        boolean isOfMain = WebhookSystem.named(written.split("/", 2)[0]).isPresent();
        String[] parts = (isOfMain ? Programme.MAIN + "/" + written : written).split("/", 3);
        return parts.length == 3 && scope.programmes().contains(parts[0])
                ? key(parts[0], parts[1], parts[2])
                : Optional.empty();
    }

    /** The key of these parts; empty if no fulfilment can have it. */
    private static Optional<Fulfilment.Key> key(String programme, String system, String id) {
        if (id.length() > Reward.MOST_ID_CHARACTERS || !StorableText.isStorable(id)) {
            return Optional.empty();
        }
        return WebhookSystem.named(system).map(known -> new Fulfilment.Key(programme, known, id));
    }
}
