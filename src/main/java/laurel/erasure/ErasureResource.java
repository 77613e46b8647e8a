package laurel.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import laurel.access.CurrentCaller;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.audit.ReasonRequest;
import laurel.platform.Refused;
import laurel.programme.Scope;
import laurel.promoter.Promoter;
import laurel.promoter.PromoterResource;

/** Erases and readmits promoters. */
@Path("promoters/{id}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Requires(Role.ADMIN)
public class ErasureResource {

    @Inject
    private Scope scope;

    @Inject
    private Erasures erasures;

    @Inject
    private CurrentCaller caller;

    /** Erases what is known of a promoter. Repeating it changes nothing. */
    @POST
    @Path("erasure")
    public ErasureAnswer erase(
            @PathParam("id") String id, @QueryParam("programme") String programme, ReasonRequest asked) {
        return erasures.erase(key(programme, PromoterResource.existing(id)), asked.by(caller))
                .map(ErasureAnswer::of)
                .orElseThrow(() -> Refused.malformed(
                                "reason",
                                "reason must hold neither the email address nor the name that is to be erased: it is kept.")
                        .toException());
    }

    /** How far an erasure has come. */
    @GET
    @Path("erasure")
    @Requires(Role.OPERATOR)
    public ErasureAnswer erasure(@PathParam("id") String id, @QueryParam("programme") String programme) {
        String existing = PromoterResource.existing(id);
        return erasures.find(key(programme, existing))
                .map(ErasureAnswer::of)
                .orElseThrow(() -> Refused.unknown(notErased(existing)).toException());
    }

    /** Readmits an erased promoter, who from now on is described by deliveries like everybody else. */
    @POST
    @Path("readmission")
    public void readmit(@PathParam("id") String id, @QueryParam("programme") String programme, ReasonRequest asked) {
        String existing = PromoterResource.existing(id);
        switch (erasures.readmit(key(programme, existing), asked.by(caller))) {
            case DONE -> {}
            case NOT_ERASED -> throw Refused.conflict(notErased(existing)).toException();
            case STILL_OPEN ->
                throw Refused.conflict("The erasure of promoter " + existing
                                + " is still searching payloads: wait until it is DONE.")
                        .toException();
        }
    }

    private Promoter.Key key(String programme, String id) {
        return new Promoter.Key(scope.programme(programme), id);
    }

    private static String notErased(String id) {
        return "Promoter " + id + " is not erased.";
    }
}
