package laurel.faults;

import static laurel.faults.Violation.Rule.ALL_ARE_CREDITED;
import static laurel.faults.Violation.Rule.ANSWERS_ARE_IN_TIME;
import static laurel.faults.Violation.Rule.ANSWERS_ARE_OF_THE_CONTRACT;
import static laurel.faults.Violation.Rule.CONFIRMED_IS_CREDITED_ONCE;
import static laurel.faults.Violation.Rule.NOTHING_ELSE_IS_CREDITED;
import static laurel.faults.Violation.Rule.REDEPLOYMENT_IS_UNSEEN;
import static laurel.faults.Violation.Rule.STRANGERS_ARE_UNSEEN;
import static laurel.faults.Violation.Rule.SUM_OF_ENTRIES_IS_BALANCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Books in which something is wrong, one thing at a time: each must be found, or a clean run would prove nothing. */
class AuditTest {

    private static final Reward FIVE = new Reward("1", "7", "customer", "credits", "5", "credits", null);
    private static final Reward THREE = new Reward("2", "7", "customer", "credits", "3", "credits", null);
    private static final Reward CASH = new Reward("3", "7", "customer", "cash", "9", "cash", "MONETARY");

    private final List<Correspondence> sent = new ArrayList<>();
    private final List<Books.Fulfilment> fulfilments = new ArrayList<>();
    private final List<Books.Entry> entries = new ArrayList<>();
    private final List<Books.Balance> balances = new ArrayList<>();
    private final List<Books.Delivery> deliveries = new ArrayList<>();
    private final Correspondence five = answered(FIVE, 200, "CREDITED", null);
    private final Correspondence three = answered(THREE, 200, "CREDITED", null);
    private final Correspondence cash = answered(CASH, 202, "HELD", "MONETARY");

    /** Books in which everything is right. */
    AuditTest() {
        sent.addAll(List.of(five, three, cash));
        credit(FIVE, 5);
        credit(THREE, 8);
        balances.add(new Books.Balance("customer", "credits", 8));
        fulfilments.add(new Books.Fulfilment("3", "HELD", "MONETARY", null));
    }

    @Test
    void books_that_are_right_have_no_violation() {
        assertThat(audit()).isEmpty();
    }

    @Test
    void a_confirmed_reward_that_is_not_in_the_books_is_found() {
        entries.remove(1);
        fulfilments.removeIf(one -> one.id().equals("2"));
        balances.set(0, new Books.Balance("customer", "credits", 5));

        assertThat(rules()).containsOnly(CONFIRMED_IS_CREDITED_ONCE, ALL_ARE_CREDITED);
    }

    @Test
    void a_confirmed_reward_that_has_an_entry_and_no_fulfilment_is_found() {
        fulfilments.removeIf(one -> one.id().equals("2"));

        assertThat(rules()).contains(CONFIRMED_IS_CREDITED_ONCE);
    }

    @Test
    void a_reward_that_is_credited_twice_is_found_although_the_balance_is_the_sum() {
        entries.add(new Books.Entry("customer", "credits", 5, 13, "CREDIT", "1"));
        balances.set(0, new Books.Balance("customer", "credits", 13));

        assertThat(rules()).containsOnly(CONFIRMED_IS_CREDITED_ONCE);
    }

    @Test
    void a_reward_that_two_deliveries_credited_is_found() {
        deliveries.set(0, new Books.Delivery("1", "CREDITED", 2));

        assertThat(rules()).containsOnly(CONFIRMED_IS_CREDITED_ONCE);
    }

    @Test
    void a_credit_that_was_lost_and_made_again_by_a_duplicate_is_found_although_the_books_are_right() {
        five.answered(answer(200, "CREDITED", null));

        assertThat(rules()).containsOnly(CONFIRMED_IS_CREDITED_ONCE);
    }

    @Test
    void a_second_credit_after_a_restore_is_right() {
        five.forgetAnswers();
        five.answered(answer(200, "CREDITED", null));

        assertThat(audit()).isEmpty();
    }

    @Test
    void a_credit_of_nothing_that_was_sent_is_found() {
        entries.add(new Books.Entry("customer", "credits", 1, 9, "CREDIT", "4"));
        balances.set(0, new Books.Balance("customer", "credits", 9));

        assertThat(rules()).containsOnly(NOTHING_ELSE_IS_CREDITED);
    }

    @Test
    void a_credit_of_a_reward_that_must_be_held_is_found() {
        fulfilments.removeIf(one -> one.id().equals("3"));
        credit(CASH, 9);
        balances.add(new Books.Balance("customer", "cash", 9));

        assertThat(rules()).containsOnly(NOTHING_ELSE_IS_CREDITED, ALL_ARE_CREDITED);
    }

    @Test
    void a_credit_of_another_amount_is_found() {
        entries.set(1, new Books.Entry("customer", "credits", 4, 9, "CREDIT", "2"));
        balances.set(0, new Books.Balance("customer", "credits", 9));

        assertThat(rules()).containsOnly(NOTHING_ELSE_IS_CREDITED);
    }

    @Test
    void a_credit_of_another_unit_is_found() {
        entries.set(1, new Books.Entry("customer", "points", 3, 3, "CREDIT", "2"));
        balances.set(0, new Books.Balance("customer", "credits", 5));
        balances.add(new Books.Balance("customer", "points", 3));

        assertThat(rules()).containsOnly(NOTHING_ELSE_IS_CREDITED);
    }

    @Test
    void a_credit_on_another_account_is_found() {
        entries.set(1, new Books.Entry("somebody", "credits", 3, 3, "CREDIT", "2"));
        balances.set(0, new Books.Balance("customer", "credits", 5));
        balances.add(new Books.Balance("somebody", "credits", 3));

        assertThat(rules()).containsOnly(NOTHING_ELSE_IS_CREDITED);
    }

    @Test
    void a_balance_that_is_not_the_sum_of_its_entries_is_found() {
        balances.set(0, new Books.Balance("customer", "credits", 9));

        assertThat(rules()).containsOnly(SUM_OF_ENTRIES_IS_BALANCE);
    }

    @Test
    void a_balance_without_entries_is_found() {
        balances.add(new Books.Balance("somebody", "credits", 1));

        assertThat(rules()).containsOnly(SUM_OF_ENTRIES_IS_BALANCE);
    }

    @Test
    void entries_without_a_balance_are_found() {
        balances.clear();

        assertThat(rules()).containsOnly(SUM_OF_ENTRIES_IS_BALANCE);
    }

    @Test
    void an_entry_with_a_wrong_balance_after_it_is_found() {
        entries.set(0, new Books.Entry("customer", "credits", 5, 6, "CREDIT", "1"));

        assertThat(rules()).containsOnly(SUM_OF_ENTRIES_IS_BALANCE);
    }

    @Test
    void a_creditable_reward_that_was_never_confirmed_is_found() {
        sent.add(new Correspondence(new Reward("5", "7", "customer", "credits", "1", "credits", null)));

        assertThat(rules()).containsOnly(ALL_ARE_CREDITED);
    }

    @Test
    void a_reward_that_is_held_for_another_reason_is_found() {
        fulfilments.removeIf(one -> one.id().equals("3"));
        fulfilments.add(new Books.Fulfilment("3", "HELD", "PAUSED", null));

        assertThat(rules()).containsOnly(ALL_ARE_CREDITED);
    }

    @Test
    void a_200_for_a_reward_that_must_be_held_is_found() {
        cash.answered(answer(200, "CREDITED", null));

        assertThat(rules()).containsOnly(ANSWERS_ARE_OF_THE_CONTRACT);
    }

    @Test
    void a_202_for_a_reward_that_must_be_credited_is_found() {
        five.answered(answer(202, "HELD", "CONFLICT"));

        assertThat(rules()).containsOnly(ANSWERS_ARE_OF_THE_CONTRACT);
    }

    @Test
    void a_500_is_found_and_a_503_is_allowed() {
        five.answered(answer(503, null, null));
        assertThat(audit()).isEmpty();

        five.answered(answer(500, null, null));
        assertThat(rules()).containsOnly(ANSWERS_ARE_OF_THE_CONTRACT);
    }

    @Test
    void a_200_for_a_contradiction_is_found() {
        five.contradictionAnswered(answer(202, "HELD", "CONFLICT"));
        assertThat(audit()).isEmpty();

        five.contradictionAnswered(answer(200, "ALREADY_CREDITED", null));
        assertThat(rules()).containsOnly(ANSWERS_ARE_OF_THE_CONTRACT);
    }

    @Test
    void an_answer_after_16_s_is_found() {
        var answers = new Answers();
        answers.add(new Answer(Answer.End.ANSWERED, 200, "CREDITED", null, 0, 14_900_000_000L));
        assertThat(Audit.ofTimes(answers.summary())).isEmpty();

        answers.add(new Answer(Answer.End.ANSWERED, 200, "CREDITED", null, 0, 16_000_000_000L));
        assertThat(Audit.ofTimes(answers.summary())).extracting(Violation::rule).containsOnly(ANSWERS_ARE_IN_TIME);
    }

    @Test
    void a_call_without_an_answer_in_time_is_found() {
        var answers = new Answers();
        answers.add(new Answer(Answer.End.LATE, 0, null, null, 0, 15_000_000_000L));

        assertThat(Audit.ofTimes(answers.summary())).extracting(Violation::rule).containsOnly(ANSWERS_ARE_IN_TIME);
    }

    @Test
    void a_delivery_that_a_redeployment_refuses_or_loses_is_found() {
        var answers = new Answers();
        answers.add(answer(200, "CREDITED", null));
        answers.add(answer(202, "HELD", "MONETARY"));
        assertThat(Audit.ofARedeployment(answers.summary())).isEmpty();

        for (Answer wrong : List.of(
                answer(503, null, null),
                new Answer(Answer.End.LOST, 0, null, null, 0, 1),
                new Answer(Answer.End.UNREACHABLE, 0, null, null, 0, 1))) {
            var withIt = new Answers();
            withIt.add(wrong);
            assertThat(Audit.ofARedeployment(withIt.summary()))
                    .as(wrong.toString())
                    .extracting(Violation::rule)
                    .containsOnly(REDEPLOYMENT_IS_UNSEEN);
        }
    }

    @Test
    void a_delivery_that_is_slow_refused_or_lost_while_strangers_crowd_is_found() {
        var answers = new Answers();
        answers.add(answer(200, "CREDITED", null));
        answers.add(answer(202, "HELD", "MONETARY"));
        assertThat(Audit.ofAnAttack(Attack.IDLE, answers.summary())).isEmpty();

        for (Answer wrong : List.of(
                answer(503, null, null),
                new Answer(Answer.End.LATE, 0, null, null, 0, 1),
                new Answer(Answer.End.ANSWERED, 200, "CREDITED", null, 0, 3_100_000_000L))) {
            var withIt = new Answers();
            withIt.add(wrong);
            assertThat(Audit.ofAnAttack(Attack.IDLE, withIt.summary()))
                    .as(wrong.toString())
                    .extracting(Violation::rule)
                    .containsOnly(STRANGERS_ARE_UNSEEN);
        }
    }

    @Test
    void a_backup_that_lacks_what_was_confirmed_before_it_is_found_and_what_came_later_may_be_missing() {
        entries.remove(1);
        fulfilments.removeIf(one -> one.id().equals("2"));
        balances.set(0, new Books.Balance("customer", "credits", 5));
        var books = new Books(fulfilments, entries, balances, deliveries);

        assertThat(Audit.ofABackup(List.of(five), sent, books)).isEmpty();
        assertThat(Audit.ofABackup(List.of(five, three), sent, books))
                .extracting(Violation::rule)
                .containsOnly(CONFIRMED_IS_CREDITED_ONCE);
    }

    private void credit(Reward reward, long balanceAfter) {
        fulfilments.add(new Books.Fulfilment(reward.id(), "CREDITED", null, reward.custId()));
        entries.add(new Books.Entry(
                reward.custId(), reward.bookedUnit(), reward.credit(), balanceAfter, "CREDIT", reward.id()));
        deliveries.add(new Books.Delivery(reward.id(), "CREDITED", 1));
    }

    private static Correspondence answered(Reward reward, int status, String outcome, String reason) {
        var correspondence = new Correspondence(reward);
        correspondence.answered(answer(status, outcome, reason));
        return correspondence;
    }

    private static Answer answer(int status, String outcome, String reason) {
        return new Answer(Answer.End.ANSWERED, status, outcome, reason, 1, 2);
    }

    private List<Violation> audit() {
        return Audit.atTheEnd(sent, new Books(fulfilments, entries, balances, deliveries));
    }

    private List<Violation.Rule> rules() {
        return audit().stream().map(Violation::rule).toList();
    }
}
