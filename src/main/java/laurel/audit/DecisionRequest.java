package laurel.audit;

import jakarta.ws.rs.core.SecurityContext;
import laurel.platform.web.JsonBody;

/** Reads what a caller decides. */
public final class DecisionRequest {

    /** The field that tells why. */
    public static final String REASON = "reason";

    private DecisionRequest() {}

    /**
     * The decision of the caller, with the body's {@value #REASON}.
     *
     * @throws jakarta.ws.rs.WebApplicationException 400 if there is no reason
     */
    public static Decision of(SecurityContext caller, JsonBody fields) {
        return new Decision(caller.getUserPrincipal().getName(), fields.text(REASON, Decision.MOST_REASON_CHARACTERS));
    }
}
