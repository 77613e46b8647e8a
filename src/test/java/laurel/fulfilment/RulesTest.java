package laurel.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalLong;
import laurel.ledger.Units;
import laurel.programme.SampleProgramme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    private static Rules rules() {
        return new Rules(Units.of("credits, free_months", "free_month=free_months"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            20,            credits,     pending
            20.0,          credits,     pending
            1,             free_months, pending
            1,             free_month,  pending
            1000000000000, credits,     pending
            20,            ' credits ', ' pending '
            20,            credits,     -
            20,            credits,     ''
            20,            credits,     Pending
            20,            credits,     'PENDING\u00a0'
            20,            '\u200bcredits', pending
            """)
    void nothing_stands_against_a_whole_amount_of_a_configured_unit(String amount, String unit, String status) {
        assertThat(rules().objectionTo(Rewards.of(amount, unit, status))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            20,            credits,     completed, NOT_PENDING
            20,            credits,     Denied,    NOT_PENDING
            20,            credits,     an object, NOT_PENDING
            20,            cash,        pending,   MONETARY
            20,            points,      pending,   UNKNOWN_UNIT
            20,            Credits,     pending,   UNKNOWN_UNIT
            20,            Cash,        pending,   MONETARY
            20,            CASH,        pending,   MONETARY
            20,            'cash\ufeff', pending, MONETARY
            0,             credits,     pending,   BAD_AMOUNT
            -20,           credits,     pending,   BAD_AMOUNT
            0.5,           credits,     pending,   BAD_AMOUNT
            twenty,        credits,     pending,   BAD_AMOUNT
            1000000000001, credits,     pending,   BAD_AMOUNT
            """)
    void each_rule_has_its_objection(String amount, String unit, String status, HoldReason objection) {
        assertThat(rules().objectionTo(Rewards.of(amount, unit, status))).contains(objection);
    }

    @ParameterizedTest
    @CsvSource({"cash, MONETARY", "points, UNKNOWN_UNIT", "credits, BAD_AMOUNT"})
    void what_cannot_be_booked_has_an_objection_that_no_person_can_overrule(String unit, HoldReason objection) {
        assertThat(rules().objectionTo(unit, OptionalLong.empty())).contains(objection);
    }

    @Test
    void a_paused_intake_stands_against_every_reward() {
        assertThat(rules().objectionTo(whilePaused(Rewards.reward()))).contains(HoldReason.PAUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "0, cash, denied, NOT_PENDING",
        "0, gold, denied, NOT_PENDING",
        "0, cash, pending, MONETARY",
        "0, gold, pending, UNKNOWN_UNIT",
        "0, credits, pending, BAD_AMOUNT",
        "1, credits, pending, PAUSED"
    })
    void of_many_objections_the_one_that_will_last_longest_is_told(
            String amount, String unit, String status, HoldReason objection) {
        assertThat(rules().objectionTo(whilePaused(Rewards.of(amount, unit, status))))
                .contains(objection);
    }

    @ParameterizedTest
    @CsvSource({"credits, credits", "free_month, free_months", "gold, gold", "cash, cash"})
    void a_reward_is_booked_under_the_unit_that_its_spelling_means(String sent, String unit) {
        assertThat(rules().meaningOf(sent)).isEqualTo(unit);
    }

    @Test
    void there_need_be_no_alias() {
        var rules = new Rules(Units.of("free_months", ""));

        assertThat(rules.objectionTo(Rewards.of("1", "free_month", "pending"))).contains(HoldReason.UNKNOWN_UNIT);
    }

    private static Reward whilePaused(Reward it) {
        return new Reward(
                SampleProgramme.main(Map.of("laurel.intake.paused", "true")),
                it.system(),
                it.id(),
                it.amount(),
                it.unit(),
                it.status(),
                it.name(),
                it.custId(),
                it.promoter());
    }
}
