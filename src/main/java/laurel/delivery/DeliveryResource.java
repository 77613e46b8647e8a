package laurel.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.platform.web.Before;
import laurel.platform.web.Limit;
import laurel.platform.web.RowId;
import laurel.programme.Scope;

/** The deliveries of the webhook, as operators read them. */
@Path("deliveries")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Requires(Role.OPERATOR)
public class DeliveryResource {

    @Inject
    private Scope scope;

    @Inject
    private Deliveries deliveries;

    /** Deliveries without their payloads, newest first. */
    @GET
    public DeliveriesAnswer deliveries(
            @QueryParam("programme") String programme,
            @QueryParam("outcome") DeliveryOutcome outcome,
            @QueryParam("limit") @DefaultValue(Limit.USUAL) Limit limit,
            @QueryParam("before") @DefaultValue(Before.NEWEST) Before before) {
        return deliveries
                .page(scope.programmes(programme), outcome, limit.rows(), before.id())
                .toAnswer(DeliveriesAnswer::new, DeliveryFieldsAnswer::of, delivery -> Long.toString(delivery.id()));
    }

    /**
     * A delivery with its payload, in which {@code ***} stands for each secret. The payload of a call that broke off
     * ends where the reading ended.
     */
    @GET
    @Path("{id}")
    public DeliveryWithPayloadAnswer delivery(@PathParam("id") String id) {
        DeliverySummary delivery = deliveries
                .find(RowId.of("delivery", id))
                .filter(found -> scope.programmes().contains(found.programme()))
                .orElseThrow(() -> RowId.unknown("delivery").toException());
        return new DeliveryWithPayloadAnswer(DeliveryFieldsAnswer.of(delivery), deliveries.payload(delivery.id()));
    }
}
