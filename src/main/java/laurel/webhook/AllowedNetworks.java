package laurel.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import laurel.access.Networks;
import laurel.access.Source;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The networks from which deliveries may come, from {@code laurel.webhook.allowed-networks}. Without one, from everywhere. */
@ApplicationScoped
public class AllowedNetworks {

    private static final String SETTING = "laurel.webhook.allowed-networks (LAUREL_WEBHOOK_ALLOWED_NETWORKS)";

    /** The log tells of one refusal in this time: enough to see that FirstPromoter calls from elsewhere, and no flood. */
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private static final Logger LOG = System.getLogger(AllowedNetworks.class.getName());

    private final AtomicReference<Instant> told = new AtomicReference<>(Instant.EPOCH);
    private Networks networks = Networks.of(SETTING, "");
    private Clock clock;

    /** For the container. */
    protected AllowedNetworks() {}

    /** @throws IllegalArgumentException if an entry is no address or network; the message tells which */
    @Inject
    public AllowedNetworks(
            @ConfigProperty(name = "laurel.webhook.allowed-networks") Optional<String> configured, Clock clock) {
        this.networks = Networks.of(SETTING, configured.orElse(""));
        this.clock = clock;
    }

    /** Whether deliveries may come from everywhere, so that nobody needs to know where one comes from. */
    public boolean isEverybody() {
        return networks.isEmpty();
    }

    /** The networks; none if it is everybody. */
    public Networks networks() {
        return networks;
    }

    /** Whether a delivery may come from here. The log tells of those that may not, once a minute. */
    boolean include(Source source) {
        boolean included = isEverybody() || networks.contain(source);
        if (!included) {
            tell(source);
        }
        return included;
    }

    private void tell(Source source) {
        Instant now = clock.instant();
        Instant last = told.get();
        boolean isTime = now.isBefore(last) || !now.isBefore(last.plus(BETWEEN_LINES));
        if (isTime && told.compareAndSet(last, now)) {
            LOG.log(Level.WARNING, "Refused a call of the webhook from {0}: it is not in {1}.", source, SETTING);
        }
    }
}
