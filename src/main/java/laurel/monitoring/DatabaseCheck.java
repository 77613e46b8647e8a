package laurel.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import laurel.platform.Start;
import laurel.platform.transaction.Database;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready if the start is over and the database answers. Without the database, every delivery is answered with 503. The
 * check reports what is known, and never waits for the start.
 */
@Readiness
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {

    @Inject
    private Start start;

    @Inject
    private Database database;

    @Override
    public HealthCheckResponse call() {
        var check = HealthCheckResponse.named("database");
        if (!start.isOver()) {
            return check.down().withData("why", start.obstacle()).build();
        }
        return database.product()
                .map(product -> check.up().withData("product", product).build())
                .orElseGet(() -> check.down()
                        .withData(
                                "why",
                                "The database does not answer. Is it running, and are LAUREL_DB_URL, LAUREL_DB_USER"
                                        + " and LAUREL_DB_PASSWORD right?")
                        .build());
    }
}
