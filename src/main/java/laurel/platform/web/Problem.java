package laurel.platform.web;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import laurel.platform.Refused;

/**
 * An error as the outside sees it: {@code application/problem+json}, RFC 9457.
 *
 * @param status the HTTP status
 * @param title what kind of error it is, the same for every one of its kind
 * @param detail what is wrong with this call and what to do about it; never holds a secret
 */
public record Problem(int status, String title, String detail) {

    public static final String MEDIA_TYPE_NAME = "application/problem+json";
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json", "UTF-8");

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad request"),
            Map.entry(401, "Not authenticated"),
            Map.entry(403, "Not allowed"),
            Map.entry(404, "Not found"),
            Map.entry(405, "Method not allowed"),
            Map.entry(406, "Not acceptable"),
            Map.entry(408, "Timed out"),
            Map.entry(409, "Conflict"),
            Map.entry(413, "Too large"),
            Map.entry(415, "Unsupported media type"),
            Map.entry(422, "Not processable"),
            Map.entry(429, "Too many requests"),
            Map.entry(503, "Temporarily unavailable"));

    /** The problem of a status, with the title that every problem of this status has. */
    public static Problem of(int status, String detail) {
        String fallback = status >= 500 ? "Internal error" : "Request refused";
        return new Problem(status, TITLES.getOrDefault(status, fallback), detail);
    }

    /** The problem that a refusal is for a caller of the API. */
    public static Problem of(Refused refused) {
        return of(
                switch (refused.kind()) {
                    case MALFORMED -> 400;
                    case FORBIDDEN -> 403;
                    case UNKNOWN -> 404;
                    case CONFLICT -> 409;
                    case UNFIT -> 422;
                },
                refused.why());
    }

    /** The body. */
    public JsonObject toJson() {
        return Jsons.object()
                .add("type", "about:blank")
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .build();
    }

    /** The answer, to which a header can still be added. */
    public Response.ResponseBuilder toResponse() {
        return Response.status(status).type(MEDIA_TYPE).entity(toJson().toString());
    }

    /**
     * Answers with it outside of Jakarta REST, and ends the connection, since nobody has checked yet who the caller is.
     */
    void send(HttpServletResponse response) throws IOException {
        byte[] body = toJson().toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setHeader(StrangersFilter.CONNECTION, StrangersFilter.CLOSE);
        response.setContentType(MEDIA_TYPE_NAME);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The answer, for whoever ends a call with it. */
    public WebApplicationException toException() {
        return new WebApplicationException(toResponse().build());
    }
}
