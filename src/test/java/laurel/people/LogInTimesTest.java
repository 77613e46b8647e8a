package laurel.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogInTimesTest {

    private static final Instant BEGUN = Instant.parse("2026-11-22T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "30m, 12h, 2026-11-22T01:00:00Z, 2026-11-22T01:30:00Z",
        "30m, 12h, 2026-11-22T11:40:00Z, 2026-11-22T12:00:00Z",
        "' 2h ', 30d, 2026-11-22T01:00:00Z, 2026-11-22T03:00:00Z",
        "30d, 1d, 2026-11-22T01:00:00Z, 2026-11-23T00:00:00Z"
    })
    void end_a_log_in_by_whichever_comes_first(String idle, String longest, Instant seen, Instant end) {
        assertThat(new LogInTimes(idle, longest).end(BEGUN, seen)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0m", "30", "30s", "-5m", "1.5h", "PT30M", "31d", "99999h", "999999m", "30 m"})
    void are_written_like_30m_12h_or_7d(String wrong) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogInTimes(wrong, "12h"))
                .withMessageContaining("LAUREL_SESSION_IDLE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogInTimes("30m", wrong))
                .withMessageContaining("LAUREL_SESSION_LONGEST");
    }

    @Test
    void are_told_in_minutes() {
        assertThat(new LogInTimes("30m", "12h")).hasToString("30 minutes without a call, or 720 minutes");
    }
}
