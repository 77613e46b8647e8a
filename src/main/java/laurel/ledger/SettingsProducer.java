package laurel.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives Laurel its units, and how long they last. A wrong setting is an {@link IllegalArgumentException} that names it.
 */
@ApplicationScoped
public class SettingsProducer {

    /** The units of {@code laurel.units}, with the spellings of {@code laurel.unit-aliases}. */
    @Produces
    @Singleton
    public Units units(
            @ConfigProperty(name = "laurel.units") String units,
            @ConfigProperty(name = "laurel.unit-aliases") Optional<String> aliases) {
        return Units.of(units, aliases.orElse(""));
    }

    /** The lifetimes of {@code laurel.expiry.UNIT}. */
    @Produces
    @Singleton
    public Lifetimes lifetimes(Units units, Config config) {
        return Lifetimes.of(units, config.getPropertyNames(), name -> config.getOptionalValue(name, String.class));
    }
}
