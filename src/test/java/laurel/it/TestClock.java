package laurel.it;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import laurel.platform.ClockProducer;

/** Laurel's clock in these tests: the real one, until a test sets it forward. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestClock {

    private static volatile Duration ahead = Duration.ZERO;

    @Produces
    @Singleton
    public Clock clock() {
        return new Ahead(new ClockProducer().clock());
    }

    /** Lets time pass. */
    static void goesOn(Duration time) {
        ahead = ahead.plus(time);
    }

    /** Sets it to this time, from which it goes on. */
    static void is(Instant time) {
        ahead = Duration.between(new ClockProducer().clock().instant(), time);
    }

    /** As if it had never been touched. */
    static void isRight() {
        ahead = Duration.ZERO;
    }

    private static final class Ahead extends Clock {

        private final Clock real;

        Ahead(Clock real) {
            this.real = real;
        }

        @Override
        public Instant instant() {
            return real.instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return real.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Ahead(real.withZone(zone));
        }
    }
}
