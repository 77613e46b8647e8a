package laurel.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import laurel.access.Failures;
import laurel.access.Refusals;
import laurel.platform.web.Problem;
import laurel.platform.web.RequestBody;
import laurel.programme.Programme;
import laurel.programme.SigningKeys;

/** Where FirstPromoter calls. Consumes whatever comes, so that it is this class that refuses it, after the credentials. */
@Path("firstpromoter")
@ApplicationScoped
@ForFirstPromoter
public class WebhookResource {

    /** How long a caller should wait before the next try, in seconds. */
    static final int RETRY_AFTER_SECONDS = 30;

    /**
     * The largest body that is read, in bytes. FirstPromoter's have about 2 kB; but a promoter can have hundreds of promotions, and
     * a picture that is written out in the payload.
     */
    static final int LARGEST_BODY = 1024 * 1024;

    @Inject
    private Intake intake;

    @Inject
    private KnownSecrets secrets;

    @Inject
    private LargeBodies largeBodies;

    @Context
    private HttpServletRequest servletRequest;

    @Inject
    private Refusals refusals;

    @Inject
    private Clock clock;

    /** A delivery with its token in a header; and with a signature, where a key for that is configured. */
    @POST
    public Response deliver(@Context HttpHeaders headers, InputStream body) {
        return deliver(headers, body, programme().signingKeys().areConfigured());
    }

    /** A delivery with its token in the address, the only place where legacy webhooks can carry one; they cannot sign. */
    @POST
    @Path("{" + TokenFilter.TOKEN + "}")
    public Response deliverByAddress(@Context HttpHeaders headers, InputStream body) {
        return deliver(headers, body, false);
    }

    private Response deliver(HttpHeaders headers, InputStream stream, boolean mustBeSigned) {
        Instant receivedAt = clock.instant();
        Programme programme = programme();
        try (var room = largeBodies.room()) {
            var body = RequestBody.read(stream, LARGEST_BODY, LargeBodies.SMALL, room::take);
            Optional<Problem> objection = objectionTo(headers, body);
            if (objection.isPresent()) {
                return refuse(objection.get(), programme, body, receivedAt);
            }
            String signature = headers.getHeaderString(SigningKeys.HEADER);
            if (mustBeSigned && !programme.signingKeys().haveSigned(body.bytes(), signature)) {
                Response unsigned = Problem.of(401, "Sign the body with a valid key: " + SigningKeys.HEADER + ".")
                        .toResponse()
                        .build();
                return refusals.ofFailure(Failures.Kind.TOKEN, servletRequest, unsigned);
            }
            var payload = Payload.read(body.bytes(), programme, secrets);
            return answer(payload, receivedAt, intake.take(payload, receivedAt));
        }
    }

    /** Whose token was shown. */
    private Programme programme() {
        return (Programme) servletRequest.getAttribute(TokenFilter.PROGRAMME);
    }

    private Response answer(Payload payload, Instant receivedAt, Recorded recorded) {
        DeliveryLog.tell(payload.event(), recorded, Duration.between(receivedAt, clock.instant()));
        return recorded.answer().toResponse();
    }

    private Optional<Problem> objectionTo(HttpHeaders headers, RequestBody body) {
        Optional<String> objection = RequestBody.objectionTo(headers);
        if (objection.isPresent()) {
            return objection.map(detail -> Problem.of(415, detail));
        }
        return switch (body.end()) {
            case WHOLE -> Optional.empty();
            case TOO_LARGE -> Optional.of(RequestBody.tooLarge(LARGEST_BODY));
            case BROKEN_OFF -> Optional.of(brokenOff());
        };
    }

    /** A server that refuses to read a body for its announced length breaks it off. */
    private Problem brokenOff() {
        return servletRequest.getContentLengthLong() > LARGEST_BODY
                ? RequestBody.tooLarge(LARGEST_BODY)
                : RequestBody.brokenOff();
    }

    /** Nothing is done, and what was sent is recorded: a reward may be in it. */
    private Response refuse(Problem problem, Programme programme, RequestBody body, Instant receivedAt) {
        boolean isWhole = body.end() == RequestBody.End.WHOLE;
        var refused =
                Payload.Unreadable.refused(Payload.read(body.bytes(), programme, secrets), problem.detail(), isWhole);
        var answer = WebhookAnswer.unreadable(problem.status(), problem.detail());
        return answer(refused, receivedAt, intake.record(refused, answer, receivedAt));
    }
}
