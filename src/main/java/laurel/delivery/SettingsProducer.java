package laurel.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives Laurel its retention. A wrong setting is an {@link IllegalArgumentException} that names it. */
@ApplicationScoped
public class SettingsProducer {

    /** The retention of {@code laurel.deliveries.retention}. */
    @Produces
    @Singleton
    public Retention retention(@ConfigProperty(name = "laurel.deliveries.retention") String value) {
        return Retention.of(value);
    }
}
