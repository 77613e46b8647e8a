package laurel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import laurel.platform.transaction.DatabaseTrouble.Kind;
import org.junit.jupiter.api.Test;

class DatabaseWaitTest {

    private final DatabaseWait wait = new DatabaseWait();

    @Test
    void pauses_longer_each_time_up_to_four_seconds() {
        List<Long> pauses =
                Stream.generate(wait::pause).limit(7).map(Duration::toMillis).toList();

        assertThat(pauses).containsExactly(250L, 500L, 1000L, 2000L, 4000L, 4000L, 4000L);
    }

    @Test
    void tells_at_once_then_each_minute_and_whenever_it_is_something_else() {
        assertThat(wait.isToTell(Kind.REFUSED, Duration.ofSeconds(1))).isTrue();
        assertThat(wait.isToTell(Kind.REFUSED, Duration.ofSeconds(2))).isFalse();
        assertThat(wait.isToTell(Kind.REFUSED, Duration.ofSeconds(60))).isFalse();
        assertThat(wait.isToTell(Kind.REFUSED, Duration.ofSeconds(61))).isTrue();
        assertThat(wait.isToTell(Kind.NOT_YET, Duration.ofSeconds(62))).isTrue();
        assertThat(wait.isToTell(Kind.NOT_YET, Duration.ofSeconds(63))).isFalse();
    }
}
