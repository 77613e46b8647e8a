package laurel.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import laurel.webhook.WebhookTokens;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready if there is a token, without which the webhook is closed. */
@Readiness
@ApplicationScoped
public class WebhookCheck implements HealthCheck {

    @Inject
    private WebhookTokens tokens;

    @Override
    public HealthCheckResponse call() {
        var check = HealthCheckResponse.named("webhook");
        return tokens.isEmpty()
                ? check.down()
                        .withData(
                                "why",
                                "No webhook token is configured, so every delivery is answered with 503: set LAUREL_WEBHOOK_TOKENS.")
                        .build()
                : check.up().build();
    }
}
