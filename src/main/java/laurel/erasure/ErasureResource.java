package laurel.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.Supplier;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.audit.DecisionRequest;
import laurel.platform.web.JsonBody;
import laurel.platform.web.Jsons;
import laurel.platform.web.Problem;
import laurel.programme.Programme;
import laurel.promoter.Promoter;
import laurel.promoter.PromoterResource;

/** Erases and readmits promoters. */
@Path("promoters/{id}")
@ApplicationScoped
@Requires(Role.ADMIN)
public class ErasureResource {

    @Inject
    private Erasures erasures;

    /** Erases what is known of a promoter: {@code reason}. Repeating it changes nothing. */
    @POST
    @Path("erasure")
    public Response erase(
            @PathParam("id") String id,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        String asked = PromoterResource.existing(id);
        var decision = DecisionRequest.of(caller, JsonBody.of(headers, body, "reason"));
        return erasures.erase(key(asked), decision).map(ErasureResource::answer).orElseThrow(() -> Problem.of(
                        400,
                        "reason must hold neither the email address nor the name that is to be erased: it is kept.")
                .toException());
    }

    /** How far an erasure has come. */
    @GET
    @Path("erasure")
    @Requires(Role.OPERATOR)
    public Response erasure(@PathParam("id") String id) {
        String asked = PromoterResource.existing(id);
        return erasures.find(key(asked)).map(ErasureResource::answer).orElseThrow(notErased(404, asked));
    }

    /** Readmits an erased promoter, who from now on is described by deliveries like everybody else: {@code reason}. */
    @POST
    @Path("readmission")
    public Response readmit(
            @PathParam("id") String id,
            @Context SecurityContext caller,
            @Context HttpHeaders headers,
            InputStream body) {
        String asked = PromoterResource.existing(id);
        var decision = DecisionRequest.of(caller, JsonBody.of(headers, body, "reason"));
        return switch (erasures.readmit(key(asked), decision)) {
            case DONE -> Response.noContent().build();
            case NOT_ERASED -> throw notErased(409, asked).get();
            case STILL_OPEN ->
                throw Problem.of(
                                409,
                                "The erasure of promoter " + asked
                                        + " is still searching payloads: wait until it is DONE.")
                        .toException();
        };
    }

    private static Promoter.Key key(String id) {
        return new Promoter.Key(Programme.MAIN, id);
    }

    private static Supplier<RuntimeException> notErased(int status, String id) {
        return () -> Problem.of(status, "Promoter " + id + " is not erased.").toException();
    }

    private static Response answer(Erasure erasure) {
        return Response.ok(json(erasure).build().toString(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static JsonObjectBuilder json(Erasure erasure) {
        var json = Jsons.object()
                .add("promoter", erasure.promoter().id())
                .add("status", erasure.status().name())
                .add("known", erasure.wasKnown())
                .add("requestedAt", erasure.requestedAt().toString())
                .add("payloadsDeleted", erasure.payloads());
        Jsons.add(json, "searchedUntil", erasure.searchedUntil().map(Instant::toString));
        return Jsons.add(json, "doneAt", erasure.doneAt().map(Instant::toString));
    }
}
