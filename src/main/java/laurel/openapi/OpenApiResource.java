package laurel.openapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The description of the interface, for everybody: it holds no secret, and the tools that read it send no key. */
@Path("/")
@ApplicationScoped
public class OpenApiResource {

    private final String document = read();

    /** The document, as OpenAPI 3.1 in JSON, with the version of this build. */
    @GET
    public Response document() {
        return Response.ok(document, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static String read() {
        try (var stream = OpenApiResource.class.getResourceAsStream("openapi.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
