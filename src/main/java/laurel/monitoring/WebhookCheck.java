package laurel.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import laurel.programme.Programmes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready if a programme has a token. Without any, the webhook is closed. Tells which programmes have none. */
@Readiness
@ApplicationScoped
public class WebhookCheck implements HealthCheck {

    @Inject
    private Programmes programmes;

    @Override
    public HealthCheckResponse call() {
        var check = HealthCheckResponse.named("webhook");
        var closed = programmes.closed();
        if (closed.isEmpty()) {
            return check.up().build();
        }
        String missing = Programmes.variablesOfTokens(closed);
        return programmes.areAllClosed()
                ? check.down()
                        .withData(
                                "why",
                                "No webhook token is configured, so every delivery is answered with 503: set " + missing
                                        + ".")
                        .build()
                : check.up()
                        .withData("closed", "Without a token: set " + missing + ".")
                        .build();
    }
}
