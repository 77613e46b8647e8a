package laurel.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

    private final Setting setting = new Setting("laurel.unit-aliases.of_x");

    @Test
    void is_known_by_its_name_and_its_variable() {
        assertThat(setting.variable()).isEqualTo("LAUREL_UNIT_ALIASES_OF_X");
        assertThat(setting).hasToString("laurel.unit-aliases.of_x (LAUREL_UNIT_ALIASES_OF_X)");
        assertThat(new Setting("LAUREL_URL")).hasToString("LAUREL_URL");
    }

    @Test
    void is_a_number_of_days() {
        assertThat(setting.days(" 90d ")).isEqualTo(Duration.ofDays(90));
        assertThat(setting.days("1d")).isEqualTo(Duration.ofDays(1));
        assertThat(setting.days("36500d")).isEqualTo(Duration.ofDays(36_500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0d", "90", "-1d", "90D", "36501d", "P90D", "99999999999d"})
    void that_is_no_number_of_days_is_refused_and_named(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting.days(value))
                .withMessage(setting + ": " + value + " is not a number of days like 365d, from 1d to 36500d");
    }
}
