package laurel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifetimesTest {

    private static final Units UNITS = Units.of("credits, free_months", "free_month=free_months");

    private static Lifetimes lifetimes(Map<String, String> settings) {
        return Lifetimes.of(UNITS, settings.keySet(), name -> Optional.ofNullable(settings.get(name)));
    }

    @Test
    void are_for_ever_unless_something_else_is_set() {
        assertThat(lifetimes(Map.of()).of("credits")).isEmpty();
        assertThat(lifetimes(Map.of())).hasToString("");
    }

    @Test
    void are_set_in_days_for_each_unit() {
        var lifetimes = lifetimes(Map.of("laurel.expiry.credits", " 365d ", "laurel.expiry.free_months", "1d"));

        assertThat(lifetimes.of("credits")).contains(Duration.ofDays(365));
        assertThat(lifetimes.of("free_months")).contains(Duration.ofDays(1));
        assertThat(lifetimes.of("points")).isEmpty();
        assertThat(lifetimes).hasToString("credits after 365 days, free_months after 1 days");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "365",
                "0d",
                "-1d",
                "1.5d",
                "365 d",
                "365D",
                "12h",
                "P365D",
                "soon",
                "36501d",
                "999999999999d"
            })
    void that_are_no_number_of_days_are_refused_and_named(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lifetimes(Map.of("laurel.expiry.free_months", value)))
                .withMessageContaining("laurel.expiry.free_months")
                .withMessageContaining("LAUREL_EXPIRY_FREE_MONTHS")
                .withMessageContaining(": " + value + " is not");
    }

    @Test
    void may_be_as_long_as_a_hundred_years() {
        assertThat(lifetimes(Map.of("laurel.expiry.credits", "36500d")).of("credits"))
                .contains(Duration.ofDays(36_500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "laurel.expiry.gold",
                "laurel.expiry.Credits",
                "laurel.expiry.free_month",
                "laurel.expiry.",
                "LAUREL_EXPIRY_GOLD",
                "LAUREL_EXPIRY_"
            })
    void of_a_unit_that_there_is_not_are_refused_and_named(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lifetimes(Map.of(name, "365d")))
                .withMessageContaining(name)
                .withMessageContaining("credits, free_months");
    }

    @Test
    void are_of_one_unit_each_though_two_units_have_one_environment_variable() {
        var units = Units.of("free_months, free.months, points", "");

        assertThat(Lifetimes.of(units, List.of(), name -> Optional.empty()).of("free.months"))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lifetimes.of(
                        units,
                        List.of("LAUREL_EXPIRY_FREE_MONTHS"),
                        name -> Optional.of(name.contains("free") ? "1d" : "2d")))
                .withMessageContaining("LAUREL_EXPIRY_FREE_MONTHS")
                .withMessageContaining("about two units");
    }

    @Test
    void leave_other_settings_and_other_spellings_of_their_own_alone() {
        var names = List.of(
                "LAUREL_EXPIRY_CREDITS",
                "LAUREL_EXPIRY_FREE_MONTHS",
                "laurel.expiry.free.months",
                "laurel.units",
                "LAUREL_UNITS",
                "PATH",
                "expiry");

        assertThat(Lifetimes.of(UNITS, names, name -> Optional.empty()).of("credits"))
                .isEmpty();
    }
}
