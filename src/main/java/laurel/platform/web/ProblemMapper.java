package laurel.platform.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import laurel.platform.Refused;
import laurel.platform.transaction.DatabaseUnavailable;

/** Turns whatever a resource throws into problem+json, so that no caller sees a server's page or a stack trace. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    /** How long a caller should wait while the database is away, in seconds. */
    private static final int RETRY_AFTER_SECONDS = 30;

    /** How long a caller should wait while too many others are served, in seconds. */
    private static final int BUSY_SECONDS = 5;

    private static final int MOST_WRAPPERS = 5;

    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        Optional<Refused> said = refused(thrown);
        if (said.isPresent()) {
            return Problem.of(said.get()).toResponse().build();
        }
        if (thrown instanceof WebApplicationException refused) {
            return refusal(refused);
        }
        if (thrown instanceof DatabaseUnavailable unavailable) {
            return unavailable(unavailable);
        }
        if (thrown instanceof Busy busy) {
            return Problem.of(503, busy.getMessage())
                    .toResponse()
                    .header(HttpHeaders.RETRY_AFTER, BUSY_SECONDS)
                    .build();
        }
        return fault(thrown);
    }

    /** A server may wrap what is thrown while it reads a request. */
    private static Optional<Refused> refused(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MOST_WRAPPERS; cause = cause.getCause(), depth++) {
            if (cause instanceof Refused.Thrown refusal) {
                return Optional.of(refusal.refused());
            }
        }
        return Optional.empty();
    }

    private static Response refusal(WebApplicationException refused) {
        Response given = refused.getResponse();
        if (Problem.MEDIA_TYPE.isCompatible(given.getMediaType())) {
            return given;
        }
        var answer = Problem.of(given.getStatus(), explanation(given)).toResponse();
        String allowed = given.getHeaderString(HttpHeaders.ALLOW);
        return (allowed == null ? answer : answer.header(HttpHeaders.ALLOW, allowed)).build();
    }

    /**
     * What is told about an exception of the container's. Its own words can repeat the request, so these are Laurel's.
     */
    private static String explanation(Response given) {
        return switch (given.getStatus()) {
            case 404 -> "There is nothing at this address.";
            case 405 ->
                "This address does not take this method; it takes " + given.getHeaderString(HttpHeaders.ALLOW) + ".";
            case 406 -> "This address answers with application/json only.";
            case 415 -> "Send the body as application/json.";
            default -> "The request cannot be read: a part of its address, a header or its body is malformed.";
        };
    }

    private static Response unavailable(DatabaseUnavailable unavailable) {
        LOG.log(Level.WARNING, "Answered 503: {0}", unavailable.getMessage());
        return Problem.of(503, "The database cannot be reached or is too busy. Nothing was changed; try again later.")
                .toResponse()
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    private static Response fault(Throwable thrown) {
        var id = UUID.randomUUID();
        LOG.log(Level.ERROR, "Answered 500, fault " + id, thrown);
        return Problem.of(500, "This is a fault of Laurel. Its log tells more, under fault " + id + ".")
                .toResponse()
                .build();
    }
}
