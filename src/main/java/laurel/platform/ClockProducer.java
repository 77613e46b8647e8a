package laurel.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Gives Laurel its time. */
@ApplicationScoped
public class ClockProducer {

    /**
     * The clock of everything that Laurel records: UTC, in whole microseconds, because that is what the database keeps.
     * So an instant that was written equals the one that is read back.
     */
    @Produces
    @Singleton
    public Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
