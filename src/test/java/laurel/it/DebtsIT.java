package laurel.it;

import static laurel.it.Purse.available;
import static laurel.it.Purse.balance;
import static laurel.it.Purse.debt;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import laurel.ledger.ExpiryJob;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How an operator takes a credited reward back, and what becomes of what was spent of it. Points expire after 365 days. */
@ExtendWith(ArquillianExtension.class)
class DebtsIT {

    private static final Duration YEAR = Duration.ofDays(365);

    @Inject
    private ExpiryJob job;

    @AfterEach
    void theClockIsRightAndTheJobIsFree() {
        TestClock.isRight();
        Tables.freeTheExpiryJob();
    }

    private static Reward credited(Reward reward) {
        FirstPromoter.sends(reward).isCredited();
        return reward;
    }

    /** Another reward for the same customer. */
    private static Reward more(Reward first, int amount) {
        return credited(first.withId(Reward.fresh()).withAmount(amount));
    }

    private static String path(Reward reward) {
        return "/fulfilments/v1/" + reward.id();
    }

    private static Reply reverses(Reward reward) {
        return Company.posts("anna", path(reward) + "/reverse", null, "{\"reason\":\"it was fraud\"}");
    }

    private static Reply spends(Reward reward, int amount) {
        return Company.spends(
                reward.custId(), Company.freshKey(), Company.redemption(amount).replace("credits", unit(reward)));
    }

    private static String unit(Reward reward) {
        return reward.payload().getJsonObject("data").getString("unit");
    }

    private static Reply holds(Reward reward, int amount, Duration length) {
        return Company.posts(
                "shop",
                "/accounts/" + Company.encoded(reward.custId()) + "/holds",
                Company.freshKey(),
                Company.redemption(amount)
                        .replace("credits", unit(reward))
                        .replace("}", ",\"expiresInSeconds\":" + length.toSeconds() + "}"));
    }

    private static Reply adjusts(Reward reward, int amount) {
        return Company.posts(
                "anna",
                "/accounts/" + Company.encoded(reward.custId()) + "/adjustments",
                Company.freshKey(),
                "{\"unit\":\"" + unit(reward) + "\",\"amount\":" + amount + ",\"reason\":\"forgiven\"}");
    }

    private static Purse account(Reward reward) {
        return Purse.of(reward.custId(), unit(reward));
    }

    /** The amounts and kinds of an account's entries, oldest first. Each tells the sum of those before it and its own. */
    private static String books(Reward reward) {
        var entries = new ArrayList<>(Company.readsEntries(reward.custId()));
        Collections.reverse(entries);
        int sum = 0;
        var books = new ArrayList<String>();
        for (JsonObject entry : entries) {
            sum += entry.getInt("amount");
            assertThat(entry.getInt("balanceAfter")).isEqualTo(sum);
            books.add(entry.getInt("amount") + " " + entry.getString("kind"));
        }
        assertThat(account(reward)).has(balance(sum));
        return String.join(", ", books);
    }

    @Test
    void a_reward_is_taken_back_by_an_entry_with_who_and_why_and_the_act_is_written_down() {
        var reward = credited(Reward.ofCredits());

        var fulfilment = reverses(reward).is(200).json();

        assertThat(fulfilment.getString("status")).isEqualTo("REVERSED");
        assertThat(fulfilment.getInt("amount")).isEqualTo(20);
        assertThat(fulfilment.getInt("taken")).isEqualTo(20);
        assertThat(fulfilment.getInt("owed")).isZero();
        assertThat(books(reward)).isEqualTo("20 CREDIT, -20 REVERSAL");
        var reversal = Company.readsEntries(reward.custId()).get(0);
        assertThat(reversal.getString("actor")).isEqualTo("anna");
        assertThat(reversal.getString("reason")).isEqualTo("it was fraud");
        assertThat(Tables.find(
                        "select deed || ' by ' || actor || ': ' || reason from act where subject = ?",
                        "v1/" + reward.id()))
                .containsExactly("reverse fulfilment by anna: it was fraud");
        assertThat(account(reward)).has(balance(0)).has(available(0)).has(debt(0));
    }

    @Test
    void a_fulfilment_tells_what_people_did_to_it_newest_first() {
        var reward = Reward.ofCredits().withoutCustId();
        FirstPromoter.sends(reward).isHeld("NO_ACCOUNT");
        String customer = "v1/" + reward.id(); // of a customer of the same name, nothing is told here
        Company.puts("anna", "/accounts?custId=" + Company.encoded(customer), "{}")
                .is(201);
        Company.posts(
                        "anna",
                        "/adjustments?custId=" + Company.encoded(customer),
                        Company.freshKey(),
                        "{\"unit\":\"credits\",\"amount\":1,\"reason\":\"a gift\"}")
                .is(201);
        Company.posts("anna", path(reward) + "/release", null, "{\"custId\":\"" + customer + "\",\"reason\":\"hers\"}")
                .is(200);
        reverses(reward).is(200);

        var acts =
                Company.reads(path(reward)).is(200).json().getJsonArray("acts").getValuesAs(JsonObject.class);

        assertThat(acts)
                .extracting(act -> act.getString("deed") + ", " + act.getString("reason"))
                .containsExactly("reverse fulfilment, it was fraud", "release fulfilment, hers");
        assertThat(acts).allSatisfy(act -> assertThat(act.getString("subject")).isEqualTo("v1/" + reward.id()));
    }

    @Test
    void what_was_spent_is_owed_and_taken_from_the_next_rewards_in_their_transactions() {
        var reward = credited(Reward.ofCredits());
        spends(reward, 15).is(201);

        var fulfilment = reverses(reward).is(200).json();

        assertThat(fulfilment.getInt("taken")).isEqualTo(5);
        assertThat(fulfilment.getInt("owed")).isEqualTo(15);
        assertThat(account(reward)).has(balance(0)).has(available(0)).has(debt(15));
        more(reward, 10);
        assertThat(account(reward)).has(balance(0)).has(available(0)).has(debt(5));
        more(reward, 20);
        assertThat(account(reward)).has(balance(15)).has(available(15)).has(debt(0));
        more(reward, 1);
        assertThat(books(reward))
                .isEqualTo(
                        "20 CREDIT, -15 REDEMPTION, -5 REVERSAL, 10 CREDIT, -10 REVERSAL, 20 CREDIT, -5 REVERSAL, 1 CREDIT");
        var payment = Company.readsEntries(reward.custId()).get(1);
        assertThat(payment.getString("actor")).isEqualTo("laurel");
        assertThat(payment.getString("reason")).startsWith("Owed");
        assertThat(Company.reads(path(reward)).json().getInt("owed"))
                .as("what became a debt then")
                .isEqualTo(15);
    }

    @Test
    void a_reward_of_which_nothing_is_left_is_owed_whole_and_no_entry_pretends_otherwise() {
        var reward = credited(Reward.ofCredits());
        spends(reward, 20).is(201);

        var fulfilment = reverses(reward).is(200).json();

        assertThat(fulfilment.getInt("taken")).isZero();
        assertThat(fulfilment.getInt("owed")).isEqualTo(20);
        assertThat(books(reward)).isEqualTo("20 CREDIT, -20 REDEMPTION");
        assertThat(account(reward)).has(balance(0)).has(available(0)).has(debt(20));
        String credit = Company.readsEntries(reward.custId()).get(1).getString("id");
        assertThat(Company.posts("anna", "/entries/" + credit + "/reversal", null, "{\"reason\":\"again\"}")
                        .isProblem(409)
                        .detail())
                .contains("before");
        var other = more(reward, 5);
        reverses(other).is(200);
        assertThat(account(reward)).has(balance(0)).has(available(0)).has(debt(20));
    }

    @Test
    void what_others_gave_is_taken_as_well_and_other_units_are_not() {
        var reward = credited(Reward.ofCredits());
        more(reward, 10);
        credited(reward.withId(Reward.fresh()).withUnit("points"));
        spends(reward, 20).is(201);

        reverses(reward).is(200);

        assertThat(account(reward)).has(balance(0)).has(available(0)).has(debt(10));
        assertThat(account(reward.withUnit("points")))
                .has(balance(20))
                .has(available(20))
                .has(debt(0));
    }

    @Test
    void a_reward_is_taken_back_once_and_never_given_again() {
        var reward = credited(Reward.ofCredits());
        reverses(reward).is(200);

        assertThat(reverses(reward).isProblem(409).detail()).contains("REVERSED");
        FirstPromoter.sends(reward.inAnotherEvent()).isHeld("REJECTED");
        Company.posts("anna", path(reward) + "/release", null, "{\"reason\":\"a test\"}")
                .isProblem(409);
        Company.posts("anna", path(reward) + "/reject", null, "{\"reason\":\"a test\"}")
                .isProblem(409);
        assertThat(account(reward)).has(balance(0)).has(available(0)).has(debt(0));
        assertThat(books(reward)).isEqualTo("20 CREDIT, -20 REVERSAL");
    }

    @Test
    void what_is_not_credited_cannot_be_taken_back() {
        var held = Reward.ofCredits().withoutCustId();
        FirstPromoter.sends(held).isHeld("NO_ACCOUNT");
        assertThat(reverses(held).isProblem(409).detail()).contains("HELD");
        Company.posts("anna", path(held) + "/reject", null, "{\"reason\":\"a test\"}")
                .is(200);
        assertThat(reverses(held).isProblem(409).detail()).contains("REJECTED");
        reverses(Reward.ofCredits()).isProblem(404);
    }

    @Test
    void only_an_operator_takes_a_reward_back_and_says_why() {
        var reward = credited(Reward.ofCredits());
        Company.posts("shop", path(reward) + "/reverse", null, "{\"reason\":\"a test\"}")
                .isProblem(403);
        Company.posts("reader", path(reward) + "/reverse", null, "{\"reason\":\"a test\"}")
                .isProblem(403);
        for (String body : List.of("{}", "{\"reason\":\" \"}", "{\"reason\":7}")) {
            assertThat(Company.posts("anna", path(reward) + "/reverse", null, body)
                            .isProblem(400)
                            .detail())
                    .startsWith("reason ");
        }
        assertThat(account(reward)).has(balance(20)).has(available(20)).has(debt(0));
    }

    @Test
    void a_reward_whose_entry_was_taken_back_by_itself_is_reversed_without_being_taken_twice() {
        var reward = credited(Reward.ofCredits());
        String credit = Company.readsEntries(reward.custId()).get(0).getString("id");
        Company.posts("anna", "/entries/" + credit + "/reversal", null, "{\"reason\":\"a mistake\"}")
                .is(201);
        assertThat(Tables.statusOf(reward)).isEqualTo("CREDITED");
        FirstPromoter.sends(reward.inAnotherEvent()).isAlreadyCredited();

        var fulfilment = reverses(reward).is(200).json();

        assertThat(fulfilment.getString("status")).isEqualTo("REVERSED");
        assertThat(fulfilment.getInt("taken")).isEqualTo(20);
        assertThat(fulfilment.getInt("owed")).isZero();
        assertThat(books(reward)).isEqualTo("20 CREDIT, -20 REVERSAL");
        assertThat(account(reward)).has(balance(0)).has(available(0)).has(debt(0));
    }

    @Test
    void what_a_hold_has_set_aside_stays_set_aside_and_can_be_captured() {
        var reward = credited(Reward.ofCredits());
        var hold = holds(reward, 12, Duration.ofHours(1)).is(201).json();

        assertThat(reverses(reward).is(200).json().getInt("taken")).isEqualTo(8);

        assertThat(account(reward)).has(balance(12)).has(available(0)).has(debt(12));
        Company.posts("shop", "/holds/" + hold.getString("id") + "/capture", null, "{\"amount\":7}")
                .is(200);
        assertThat(books(reward)).isEqualTo("20 CREDIT, -8 REVERSAL, -7 REDEMPTION, -5 REVERSAL");
        assertThat(account(reward)).has(balance(0)).has(available(0)).has(debt(7));
    }

    @Test
    void what_a_hold_gives_up_pays_the_debt() {
        var reward = credited(Reward.ofCredits());
        var hold = holds(reward, 12, Duration.ofHours(1)).is(201).json();
        reverses(reward).is(200);

        Company.posts("shop", "/holds/" + hold.getString("id") + "/release", null, "{}")
                .is(200);

        assertThat(books(reward)).isEqualTo("20 CREDIT, -8 REVERSAL, -12 REVERSAL");
        assertThat(account(reward)).has(balance(0)).has(available(0)).has(debt(0));
    }

    @Test
    void what_a_hold_frees_by_its_time_is_owed_and_cannot_be_spent() {
        var reward = credited(Reward.ofCredits());
        holds(reward, 20, Duration.ofHours(1)).is(201);
        reverses(reward).is(200);
        assertThat(account(reward)).has(balance(20)).has(available(0)).has(debt(20));

        TestClock.goesOn(Duration.ofHours(1));

        assertThat(account(reward)).has(balance(20)).has(available(0)).has(debt(20));
        spends(reward, 1).isProblem(409);
        holds(reward, 1, Duration.ofHours(1)).isProblem(409);
        adjusts(reward, -1).isProblem(409);
        more(reward, 3);
        assertThat(account(reward)).has(balance(3)).has(available(3)).has(debt(0));
        assertThat(books(reward)).isEqualTo("20 CREDIT, 3 CREDIT, -20 REVERSAL");
    }

    @Test
    void what_is_owed_is_booked_before_what_is_left_is_spent() {
        var reward = credited(Reward.ofCredits());
        var other = more(reward, 10);
        holds(reward, 30, Duration.ofHours(1)).is(201);
        reverses(other).is(200);
        TestClock.goesOn(Duration.ofHours(1));
        assertThat(account(reward)).has(balance(30)).has(available(20)).has(debt(10));

        spends(reward, 21).isProblem(409);
        spends(reward, 5).is(201);

        assertThat(books(reward)).isEqualTo("20 CREDIT, 10 CREDIT, -10 REVERSAL, -5 REDEMPTION");
        assertThat(account(reward)).has(balance(15)).has(available(15)).has(debt(0));
    }

    @Test
    void whatever_adds_pays_first_so_an_adjustment_forgives_a_debt() {
        var reward = credited(Reward.ofCredits());
        var redemption = spends(reward, 20).is(201).json();
        reverses(reward).is(200);

        adjusts(reward, 8).is(201);
        assertThat(account(reward)).has(balance(0)).has(available(0)).has(debt(12));
        Company.posts("anna", "/entries/" + redemption.getString("id") + "/reversal", null, "{\"reason\":\"returned\"}")
                .is(201);

        assertThat(books(reward))
                .isEqualTo("20 CREDIT, -20 REDEMPTION, 8 ADJUSTMENT, -8 REVERSAL, 20 REVERSAL, -12 REVERSAL");
        assertThat(account(reward)).has(balance(8)).has(available(8)).has(debt(0));
    }

    @Test
    void of_what_expires_that_is_taken_back_which_was_given_and_what_is_left_expires_in_its_time() {
        var first = credited(Reward.ofCredits().withUnit("points"));
        TestClock.goesOn(Duration.ofDays(10));
        var second = more(first, 10);
        spends(first, 5).is(201);

        reverses(second).is(200);
        assertThat(account(first)).has(balance(15)).has(available(15)).has(debt(0));
        TestClock.goesOn(YEAR.minusDays(10));
        job.run();

        assertThat(books(first)).isEqualTo("20 CREDIT, 10 CREDIT, -5 REDEMPTION, -10 REVERSAL, -15 EXPIRY");
    }

    @Test
    void what_has_expired_is_booked_before_a_reward_is_taken_back() {
        var first = credited(Reward.ofCredits().withUnit("points"));
        TestClock.goesOn(YEAR);
        var second = more(first, 10);
        spends(first, 4).is(201);

        assertThat(reverses(second).is(200).json().getInt("taken")).isEqualTo(6);

        assertThat(books(first)).isEqualTo("20 CREDIT, 10 CREDIT, -20 EXPIRY, -4 REDEMPTION, -6 REVERSAL");
        assertThat(account(first)).has(balance(0)).has(available(0)).has(debt(4));
    }

    @Test
    void what_pays_a_debt_does_not_expire_any_more() {
        var reward = credited(Reward.ofCredits().withUnit("points"));
        spends(reward, 15).is(201);
        reverses(reward).is(200);
        more(reward, 20);
        assertThat(account(reward)).has(balance(5)).has(available(5)).has(debt(0));

        TestClock.goesOn(YEAR);
        assertThat(account(reward)).has(balance(5)).has(available(0)).has(debt(0));
        job.run();

        assertThat(books(reward))
                .isEqualTo("20 CREDIT, -15 REDEMPTION, -5 REVERSAL, 20 CREDIT, -15 REVERSAL, -5 EXPIRY");
    }

    @Test
    void a_reward_that_is_taken_back_many_times_at_once_is_taken_back_once_while_others_are_credited_and_spent() {
        var reward = credited(Reward.ofCredits());
        spends(reward, 20).is(201);
        var calls = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < 8; i++) {
            var other = reward.withId(Reward.fresh()).withAmount(3);
            calls.add(() -> reverses(reward));
            calls.add(() -> FirstPromoter.sends(other));
            calls.add(() -> spends(reward, 2));
        }
        Collections.shuffle(calls);

        var replies = FirstPromoter.atOnce(calls.size(), calls);

        assertThat(replies).extracting(Reply::status).allMatch(status -> List.of(200, 201, 409, 503)
                .contains(status));
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 200
                        && reply.json().getString("status", "").equals("REVERSED"))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(Tables.statusOf(reward)).isEqualTo("REVERSED");
        books(reward);
        long credits = Company.readsEntries(reward.custId()).stream()
                .filter(entry -> entry.getString("kind").equals("CREDIT"))
                .mapToInt(entry -> entry.getInt("amount"))
                .sum();
        long spent = Company.readsEntries(reward.custId()).stream()
                .filter(entry -> entry.getString("kind").equals("REDEMPTION"))
                .mapToInt(entry -> entry.getInt("amount"))
                .sum();
        Purse account = account(reward);
        assertThat(account.balance() - account.debt())
                .as("what is there without what is owed")
                .isEqualTo(credits + spent - 20);
        assertThat(Math.min(account.balance(), account.debt())).isZero();
    }
}
