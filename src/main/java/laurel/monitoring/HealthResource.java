package laurel.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import laurel.platform.web.Jsons;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows the health checks in the form of MicroProfile Health 4.0, at the same address on every server. WildFly's own
 * page of them is only on the management port, and Payara's is at its root.
 */
@Path("/")
@ApplicationScoped
public class HealthResource {

    @Inject
    @Liveness
    private Instance<HealthCheck> liveness;

    @Inject
    @Readiness
    private Instance<HealthCheck> readiness;

    private final LastLook<Health> lastReadiness = new LastLook<>();

    /** The result of the checks. Anybody may ask for it, as often as they like. */
    private record Health(int status, String body) {

        Response toResponse() {
            return Response.status(status)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(body)
                    .build();
        }
    }

    /** Whether the process should be left running. */
    @GET
    @Path("live")
    public Response live() {
        return look(liveness).toResponse();
    }

    /** Whether deliveries should be sent here, and why not. */
    @GET
    @Path("ready")
    public Response ready() {
        return lastReadiness.orLook(() -> look(readiness)).toResponse();
    }

    private static Health look(Instance<HealthCheck> checks) {
        List<HealthCheckResponse> results = new ArrayList<>();
        checks.forEach(check -> results.add(check.call()));
        results.sort((one, other) -> one.getName().compareTo(other.getName()));
        boolean up = results.stream().allMatch(result -> result.getStatus() == Status.UP);
        var list = Jsons.array();
        results.forEach(result -> list.add(json(result)));
        var body = Jsons.object()
                .add("status", (up ? Status.UP : Status.DOWN).name())
                .add("checks", list)
                .build();
        return new Health(up ? 200 : 503, body.toString());
    }

    private static JsonObjectBuilder json(HealthCheckResponse result) {
        var json = Jsons.object()
                .add("name", result.getName())
                .add("status", result.getStatus().name());
        result.getData().filter(data -> !data.isEmpty()).ifPresent(data -> {
            var details = Jsons.object();
            data.forEach((name, value) -> details.add(name, String.valueOf(value)));
            json.add("data", details);
        });
        return json;
    }
}
