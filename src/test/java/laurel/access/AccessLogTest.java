package laurel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccessLogTest {

    private final List<String> lines = new ArrayList<>();
    private final Source somewhere = Source.at(Address.of("203.0.113.7").orElseThrow());
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final AccessLog log = new AccessLog(
            new Clock() {

                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException();
                }
            },
            new Lines());

    private final class Lines implements System.Logger {

        @Override
        public String getName() {
            return "lines";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            lines.add(message);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
            lines.add(new MessageFormat(format, Locale.ENGLISH).format(parameters));
        }
    }

    private void refuse(int times) {
        IntStream.range(0, times)
                .forEach(number ->
                        log.refused(AccessLog.Refused.KEY, somewhere, () -> "a call of the API without a valid key"));
    }

    @Test
    void tells_who_came_from_where() {
        log.loggedIn("anna", somewhere, true);
        log.loggedIn("anna", somewhere, false);
        log.loggedOut("anna", somewhere);
        log.changed("berta", somewhere, "give role", "anna", "admin");
        refuse(1);

        assertThat(lines)
                .containsExactly(
                        "anna logged in from 203.0.113.7, by a browser that they have used before.",
                        "anna logged in from 203.0.113.7, by a browser that was not known.",
                        "anna logged out from 203.0.113.7.",
                        "berta from 203.0.113.7: give role: anna, admin.",
                        "Refused, from 203.0.113.7: a call of the API without a valid key.");
    }

    @Test
    void is_not_filled_by_a_flood_and_tells_how_much_it_left_out() {
        refuse(100_000);
        assertThat(lines).hasSize(AccessLog.MOST_A_MINUTE);
        log.refused(AccessLog.Refused.PASSWORD, somewhere, () -> "a wrong password of anna");
        assertThat(lines).last().asString().contains("anna");

        now = now.plusSeconds(60);
        lines.clear();
        refuse(100_000);

        assertThat(lines).hasSize(AccessLog.MOST_A_MINUTE + 1);
        assertThat(lines.get(1)).contains("99,970 others");
        log.loggedIn("anna", somewhere, true);
        assertThat(lines).last().asString().contains("anna logged in");
    }

    @Test
    void goes_on_if_the_clock_was_wrong_and_is_set_back() {
        now = now.plus(Duration.ofDays(10));
        refuse(100);
        now = now.minus(Duration.ofDays(10));
        lines.clear();

        refuse(1);

        assertThat(lines).isNotEmpty();
    }
}
