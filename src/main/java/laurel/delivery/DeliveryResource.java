package laurel.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.platform.web.Jsons;
import laurel.platform.web.Problem;
import laurel.platform.web.Query;

/** The deliveries of the webhook, as operators read them. */
@Path("deliveries")
@ApplicationScoped
@Requires(Role.OPERATOR)
public class DeliveryResource {

    @Inject
    private Deliveries deliveries;

    /** Deliveries without their payloads, newest first. */
    @GET
    public Response deliveries(
            @QueryParam("outcome") String outcome,
            @QueryParam("limit") String limit,
            @QueryParam("before") String before) {
        var kind = Query.oneOf("outcome", outcome, DeliveryOutcome.class).orElse(null);
        int most = Query.limit(limit);
        long start = Query.before(before);
        return deliveries
                .page(kind, most, start)
                .toResponse("deliveries", DeliveryJson::of, delivery -> Long.toString(delivery.id()));
    }

    /**
     * A delivery with its payload, in which {@code ***} stands for each secret. The payload of a call that broke off
     * ends where the reading ended.
     */
    @GET
    @Path("{id}")
    public Response delivery(@PathParam("id") String id) {
        DeliverySummary delivery = find(id);
        var payload = deliveries.payload(delivery.id());
        var json = Jsons.add(DeliveryJson.of(delivery), "payload", payload);
        return Response.ok(json.build().toString(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private DeliverySummary find(String id) {
        try {
            long asked = Long.parseLong(id);
            return deliveries.find(asked).orElseThrow(DeliveryResource::unknown);
        } catch (NumberFormatException none) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return Problem.of(404, "There is no delivery of this id.").toException();
    }
}
