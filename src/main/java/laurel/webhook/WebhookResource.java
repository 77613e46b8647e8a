package laurel.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import laurel.access.Failures;
import laurel.access.Refusals;
import laurel.platform.NewTransactions;
import laurel.platform.Problem;
import laurel.platform.RequestBody;

/** Where FirstPromoter calls. Consumes whatever comes, so that it is this class that refuses it, after the credentials. */
@Path("firstpromoter")
@ApplicationScoped
@ForFirstPromoter
public class WebhookResource {

    /** How long a caller should wait before the next try, in seconds. */
    static final int RETRY_AFTER_SECONDS = 30;

    /** The largest body that is read, in bytes; FirstPromoter's are about 2 kB. */
    private static final int LARGEST_BODY = 256 * 1024;

    private static final String TOO_LARGE = "The body is larger than " + LARGEST_BODY + " bytes.";

    @Inject
    private Intake intake;

    @Inject
    private SigningKeys signingKeys;

    @Context
    private HttpServletRequest servletRequest;

    @Inject
    private Refusals refusals;

    @Inject
    private Clock clock;

    /** A delivery with its token in a header; and with a signature, where a key for that is configured. */
    @POST
    public Response deliver(@Context HttpHeaders headers, InputStream body) {
        return deliver(headers, body, signingKeys.areConfigured());
    }

    /** A delivery with its token in the address, the only place where legacy webhooks can carry one; they cannot sign. */
    @POST
    @Path("{" + TokenFilter.TOKEN + "}")
    public Response deliverByAddress(@Context HttpHeaders headers, InputStream body) {
        return deliver(headers, body, false);
    }

    private Response deliver(HttpHeaders headers, InputStream body, boolean mustBeSigned) {
        Instant receivedAt = clock.instant();
        Optional<String> objection = RequestBody.objectionTo(headers);
        if (objection.isPresent()) {
            return refuse(415, objection.get(), receivedAt);
        }
        if (headers.getLength() > LARGEST_BODY) {
            return refuse(413, TOO_LARGE, receivedAt);
        }
        byte[] read;
        try {
            read = RequestBody.read(body, LARGEST_BODY);
        } catch (IOException stopped) {
            return RequestBody.brokenOff().toResponse().build();
        }
        if (read.length > LARGEST_BODY) {
            return refuse(413, TOO_LARGE, receivedAt);
        }
        if (mustBeSigned && !signingKeys.haveSigned(read, headers.getHeaderString(SigningKeys.HEADER))) {
            Response unsigned = Problem.of(401, "Sign the body with a valid key: " + SigningKeys.HEADER + ".")
                    .toResponse()
                    .build();
            return refusals.ofFailure(Failures.Kind.TOKEN, servletRequest, unsigned);
        }
        var payload = Payload.read(read);
        return NewTransactions.until(() -> intake.take(payload, receivedAt)).toResponse();
    }

    private Response refuse(int status, String problem, Instant receivedAt) {
        var nothing = new Payload.Unreadable(new Payload.Event(null, null), Optional.empty(), problem, null);
        var answer = Answer.unreadable(status, problem);
        return NewTransactions.until(() -> intake.record(nothing, answer, receivedAt))
                .toResponse();
    }
}
