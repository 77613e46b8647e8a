package laurel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    private static final String DEFAULT_UNITS = "credits, free_months, points, mon_discount, discount_per";
    private static final String DEFAULT_ALIASES = "free_month=free_months, discount_mon=mon_discount";

    @ParameterizedTest
    @CsvSource({
        "credits, credits",
        "free_months, free_months",
        "free_month, free_months",
        "points, points",
        "mon_discount, mon_discount",
        "discount_mon, mon_discount",
        "discount_per, discount_per"
    })
    void by_default_are_those_that_FirstPromoter_sends(String sent, String meaning) {
        Units units = Units.of(DEFAULT_UNITS, DEFAULT_ALIASES);

        assertThat(units.meaning(sent)).contains(meaning);
        assertThat(units.meaningOrItself(sent)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cash", "gold", "", "Credits", "credits ", "credit", "free_months,points"})
    void mean_nothing_that_is_not_configured(String sent) {
        Units units = Units.of(DEFAULT_UNITS, DEFAULT_ALIASES);

        assertThat(units.meaning(sent)).isEmpty();
        assertThat(units.meaningOrItself(sent)).isEqualTo(sent);
    }

    @Test
    void are_listed_with_any_white_space_and_stray_commas() {
        Units units = Units.of(" ,credits,\n points ,, ", " , p = points ,");

        assertThat(units.meaning("credits")).contains("credits");
        assertThat(units.meaning("points")).contains("points");
        assertThat(units.meaning("p")).contains("points");
    }

    @Test
    void have_one_name_each_however_many_spellings_they_have() {
        assertThat(Units.of("points, credits", "p=points, c=credits").names()).containsExactly("credits", "points");
    }

    @Test
    void have_no_alias_unless_one_is_configured() {
        assertThat(Units.of("free_months", "").meaning("free_month")).isEmpty();
    }

    @Test
    void of_another_company_leave_the_default_aliases_without_a_meaning() {
        Units units = Units.of("credits", DEFAULT_ALIASES);

        assertThat(units.meaning("free_month")).isEmpty();
        assertThat(units.meaning("free_months")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", " , "})
    void must_be_at_least_one(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Units.of(setting, ""))
                .withMessageContaining("laurel.units")
                .withMessageContaining("LAUREL_UNITS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gold coins", "punkte€", "积分", "a=b", "a/b", "\"credits\"", "a;b"})
    void have_names_that_are_safe_everywhere(String bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Units.of("credits," + bad, ""))
                .withMessageContaining("laurel.units")
                .withMessageContaining("LAUREL_UNITS")
                .withMessageContaining(bad);
    }

    @Test
    void have_names_of_at_most_64_characters() {
        String longest = "x".repeat(64);

        assertThat(Units.of(longest, "").meaning(longest)).contains(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Units.of(longest + "x", ""))
                .withMessageContaining(longest + "x");
    }

    @ParameterizedTest
    @CsvSource({"'credits, cash', ''", "credits, cash=credits"})
    void are_never_money(String units, String aliases) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Units.of(units, aliases))
                .withMessageContaining(aliases.isEmpty() ? "laurel.units" : "laurel.unit-aliases")
                .withMessageContaining("cash is paid out by FirstPromoter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"credit", "credit=credits=points", "=credits", "credit==credits", "\u00a0=credits"})
    void have_aliases_that_can_be_read(String bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Units.of("credits", "c=credits," + bad))
                .withMessageContaining("laurel.unit-aliases")
                .withMessageContaining("LAUREL_UNIT_ALIASES");
    }

    @ParameterizedTest
    @ValueSource(strings = {"free months", "FREE MONTHS", "crédits", "积分", "a/b;c", "10 € off", "Credits", "null"})
    void have_aliases_of_any_text(String spelling) {
        Units units = Units.of("credits", "c=credits, \u00a0" + spelling + " = credits");

        assertThat(units.meaning(spelling)).contains("credits");
        assertThat(units.names()).containsExactly("credits");
    }

    @Test
    void have_aliases_no_longer_than_what_is_kept_of_a_unit() {
        String longest = "x".repeat(64);

        assertThat(Units.of("credits", longest + "=credits").meaning(longest)).contains("credits");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Units.of("credits", longest + "x=credits"))
                .withMessageContaining(longest + "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"coins=gold", "coins=Credits", "free_month=gold", "free_months=free_months"})
    void have_no_alias_of_a_unit_that_is_not_configured(String alias) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Units.of("credits, points", alias))
                .withMessageContaining("LAUREL_UNIT_ALIASES")
                .withMessageContaining(alias.replace("=", " cannot mean "))
                .withMessageContaining("the units are credits, points");
    }

    @ParameterizedTest
    @ValueSource(strings = {"credits=points", "c=points, c=credits"})
    void have_spellings_that_mean_one_of_them(String aliases) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Units.of("credits, points", aliases))
                .withMessageContaining("LAUREL_UNIT_ALIASES");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cash=points", "Cash=credits", "gold=CASH"})
    void are_never_money_whichever_unit_is_configured(String aliases) {
        assertThatIllegalArgumentException().isThrownBy(() -> Units.of("credits", aliases));
    }
}
