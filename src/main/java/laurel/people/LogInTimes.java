package laurel.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long somebody stays logged in, from {@code laurel.session.idle} and {@code laurel.session.longest}. */
@ApplicationScoped
public class LogInTimes {

    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,4})([mhd])");
    private static final Duration MOST = Duration.ofDays(30);

    private Duration idle = Duration.ZERO;
    private Duration longest = Duration.ZERO;

    /** For the container. */
    protected LogInTimes() {}

    /**
     * @param idle how long without a call until a log-in ends
     * @param longest how long until it ends in any case
     * @throws IllegalArgumentException if one is no time such as 30m, 12h or 7d, or is longer than 30 days; the message
     *     names it
     */
    @Inject
    public LogInTimes(
            @ConfigProperty(name = "laurel.session.idle") String idle,
            @ConfigProperty(name = "laurel.session.longest") String longest) {
        this.idle = time("laurel.session.idle (LAUREL_SESSION_IDLE)", idle);
        this.longest = time("laurel.session.longest (LAUREL_SESSION_LONGEST)", longest);
    }

    private static Duration time(String setting, String value) {
        var matcher = TIME.matcher(value.strip());
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            var time =
                    switch (matcher.group(2)) {
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    };
            if (time.compareTo(MOST) <= 0) {
                return time;
            }
        }
        throw new IllegalArgumentException(
                setting + ": " + value + " is not a time such as 30m, 12h or 7d, of 30 days at most");
    }

    /**
     * When a log-in ends.
     *
     * @param begun when it began
     * @param seen when its holder was last seen
     */
    Instant end(Instant begun, Instant seen) {
        Instant idleEnd = seen.plus(idle);
        Instant lastEnd = begun.plus(longest);
        return idleEnd.isBefore(lastEnd) ? idleEnd : lastEnd;
    }

    /** For the log. */
    @Override
    public String toString() {
        return idle.toMinutes() + " minutes without a call, or " + longest.toMinutes() + " minutes";
    }
}
