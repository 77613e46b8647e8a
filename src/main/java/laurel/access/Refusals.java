package laurel.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import laurel.platform.web.Problem;

/** The answers to a call that has shown a wrong secret: 401, or 429 if its source has failed too often. */
@ApplicationScoped
public class Refusals {

    @Inject
    private Sources sources;

    @Inject
    private Failures failures;

    @Inject
    private AccessLog log;

    /**
     * Counts a failure of the call's source.
     *
     * @param unauthorized the answer, if there were not too many failures
     */
    public Response ofFailure(Failures.Kind kind, HttpServletRequest request, Response unauthorized) {
        Source source = sources.of(request);
        long seconds = failures.failed(kind, source.toString());
        boolean isKey = kind == Failures.Kind.KEY;
        log.refused(
                isKey ? AccessLog.Refused.KEY : AccessLog.Refused.TOKEN,
                source,
                () -> isKey
                        ? "a call of the API without a valid key"
                        : "a delivery without a valid token or signature");
        return seconds == 0 ? unauthorized : tooMany(seconds);
    }

    /**
     * The answer 429.
     *
     * @param seconds until another try is looked at
     */
    public static Response tooMany(long seconds) {
        return Problem.of(
                        429,
                        "Too many failures, or too many at once. Wait " + seconds
                                + " s, and then try with the right secret.")
                .toResponse()
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }
}
