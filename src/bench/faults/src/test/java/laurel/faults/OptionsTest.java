package laurel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private static final Path ROOT = Path.of("/project");

    @ParameterizedTest
    @CsvSource({
        "--seed x, --seed takes a whole number",
        "--times 0, --times takes a whole number",
        "--rate 100000, --rate takes a whole number",
        "--database oracle, '--database takes h2, postgresql or both, not oracle'",
        "--only flood, --only: there is no fault flood",
        "--output, --output takes a value",
        "--fast, unknown option --fast"
    })
    void what_is_wrong_is_refused_by_name(String arguments, String message) {
        assertThatThrownBy(() -> Options.of(ROOT, arguments.split(" ")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(message);
    }

    @Test
    void the_same_seed_gives_the_same_plan_and_the_same_rewards() {
        Options one = Options.of(ROOT, "--seed", "42");
        Options other = Options.of(ROOT, "--seed", "42");

        for (Setting setting : Setting.values()) {
            assertThat(one.plan(setting)).isEqualTo(other.plan(setting));
        }
        assertThat(hundredRewards(42)).isEqualTo(hundredRewards(42)).isNotEqualTo(hundredRewards(43));
    }

    @Test
    void the_long_run_kills_a_server_at_least_fifty_times() {
        Options options = Options.of(ROOT);

        long kills = Stream.of(Setting.values())
                .flatMap(setting -> options.plan(setting).stream())
                .filter(fault -> fault == Fault.KILL_SERVER || fault == Fault.KILL_BOTH || fault == Fault.KILL_NODE)
                .count();
        assertThat(kills).isGreaterThanOrEqualTo(50);
    }

    @Test
    void the_short_run_has_every_fault() {
        Options options = Options.of(ROOT, "--short");

        assertThat(Stream.of(Setting.values()).flatMap(setting -> options.plan(setting).stream()))
                .contains(Fault.values());
    }

    private static List<Reward> hundredRewards(long seed) {
        var rewards = new Rewards(seed);
        return Stream.generate(rewards::next).limit(100).toList();
    }
}
