package laurel.it;

import static laurel.it.Purse.available;
import static laurel.it.Purse.balance;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import laurel.ledger.ExpiryJob;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is not spent in time. In these tests points expire after 365 days, and credits do not. */
@ExtendWith(ArquillianExtension.class)
class ExpiryIT {

    private static final Duration YEAR = Duration.ofDays(365);

    @Inject
    private ExpiryJob job;

    @Inject
    private Timers timers;

    @AfterEach
    void theClockIsRightAndTheJobIsFree() {
        TestClock.isRight();
        Leases.reset("expiry");
    }

    private static Reward points(long amount) {
        return Reward.ofCredits().withUnit("points").withAmount(amount);
    }

    private static String customerWith(long points) {
        var reward = points(points);
        FirstPromoter.sends(reward).isCredited();
        return reward.custId();
    }

    private static void gets(String custId, long points) {
        FirstPromoter.sends(points(points).withCustId(custId)).isCredited();
    }

    private static String redemption(long points) {
        return Company.redemption(points).replace("credits", "points");
    }

    private static Reply spends(String custId, long points) {
        return Company.spends(custId, Company.freshKey(), redemption(points));
    }

    private static Reply holds(String custId, long points, Duration length) {
        return Company.posts(
                "shop",
                "/accounts/" + Company.encoded(custId) + "/holds",
                Company.freshKey(),
                redemption(points).replace("}", ",\"expiresInSeconds\":" + length.toSeconds() + "}"));
    }

    private static Purse account(String custId) {
        return Purse.of(custId, "points");
    }

    /** The amounts and kinds of an account's entries, oldest first. */
    private static String books(String custId) {
        var entries = Company.readsEntries(custId);
        return IntStream.range(0, entries.size())
                .mapToObj(n -> entries.get(entries.size() - 1 - n))
                .map(entry -> entry.getInt("amount") + " " + entry.getString("kind"))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    @Test
    void what_is_not_spent_in_time_is_booked_as_expired() {
        String customer = customerWith(20);

        TestClock.goesOn(YEAR.minusMinutes(1));
        job.run();
        assertThat(account(customer)).has(balance(20)).has(available(20));
        TestClock.goesOn(Duration.ofMinutes(1));
        job.run();

        assertThat(account(customer)).has(balance(0)).has(available(0));
        JsonObject entry = Company.readsEntries(customer).get(0);
        assertThat(entry.getString("kind")).isEqualTo("EXPIRY");
        assertThat(entry.getInt("amount")).isEqualTo(-20);
        assertThat(entry.getString("actor")).isEqualTo("laurel");
        job.run();
        assertThat(Company.readsEntries(customer)).hasSize(2);
    }

    @Test
    void the_server_starts_the_job_within_ten_minutes() {
        assertThat(timers.remaining("expiry")).hasSize(1).allSatisfy(time -> assertThat(time)
                .isLessThanOrEqualTo(Duration.ofMinutes(10)));
    }

    @Test
    void what_has_no_lifetime_does_not_expire() {
        String customer = Company.customerWith(20);

        TestClock.goesOn(YEAR.multipliedBy(50));
        job.run();

        assertThat(Company.balance(customer, "credits")).isEqualTo(20);
        Company.spends(customer, 20).is(201);
    }

    @Test
    void what_has_expired_cannot_be_spent_though_nobody_has_booked_it() {
        String customer = customerWith(20);
        TestClock.goesOn(Duration.ofDays(100));
        gets(customer, 5);
        TestClock.goesOn(Duration.ofDays(265));

        assertThat(account(customer)).has(balance(25)).has(available(5));
        assertThat(spends(customer, 6).isProblem(409).detail()).contains("5");
        assertThat(books(customer)).isEqualTo("20 CREDIT, 5 CREDIT");
        spends(customer, 5).is(201);

        assertThat(books(customer)).isEqualTo("20 CREDIT, 5 CREDIT, -20 EXPIRY, -5 REDEMPTION");
        assertThat(account(customer)).has(balance(0)).has(available(0));
    }

    @Test
    void spending_takes_what_expires_first() throws SQLException {
        String customer = customerWith(10);
        gets(customer, 10);
        var entries = Company.readsEntries(customer);
        try (Connection connection = Tables.connection()) {
            // as if the lifetime had been shortened to 30 days between the two
            Tables.change(
                    connection,
                    "update lot set expires_at = ? where entry_id = ?",
                    Instant.parse(entries.get(0).getString("recordedAt"))
                            .plus(Duration.ofDays(30))
                            .atOffset(ZoneOffset.UTC),
                    Long.parseLong(entries.get(0).getString("id")));
        }

        spends(customer, 7).is(201);
        TestClock.goesOn(Duration.ofDays(31));
        job.run();
        assertThat(books(customer)).isEqualTo("10 CREDIT, 10 CREDIT, -7 REDEMPTION, -3 EXPIRY");
        TestClock.goesOn(YEAR);
        job.run();

        assertThat(books(customer)).isEqualTo("10 CREDIT, 10 CREDIT, -7 REDEMPTION, -3 EXPIRY, -10 EXPIRY");
    }

    @Test
    void spending_goes_on_with_what_does_not_expire() throws SQLException {
        String customer = customerWith(10);
        gets(customer, 10);
        String newest = Company.readsEntries(customer).get(0).getString("id");
        try (Connection connection = Tables.connection()) {
            // as if it had been given before points expired
            Tables.change(connection, "delete from lot where entry_id = ?", Long.parseLong(newest));
        }

        spends(customer, 13).is(201);
        TestClock.goesOn(YEAR);
        job.run();

        assertThat(books(customer)).isEqualTo("10 CREDIT, 10 CREDIT, -13 REDEMPTION");
        assertThat(account(customer)).has(balance(7)).has(available(7));
    }

    @Test
    void many_small_rewards_are_spent_in_one_redemption() {
        var reward = points(1);
        for (int n = 0; n < 250; n++) {
            FirstPromoter.sends(reward.withId(Reward.fresh())).isCredited();
        }

        spends(reward.custId(), 249).is(201);
        TestClock.goesOn(YEAR);
        job.run();

        assertThat(Company.readsEntries(reward.custId()).get(0).getInt("amount"))
                .isEqualTo(-1);
        assertThat(account(reward.custId())).has(balance(0)).has(available(0));
    }

    @Test
    void what_a_hold_sets_aside_does_not_expire_before_the_hold_has_ended() {
        String customer = customerWith(20);
        TestClock.goesOn(YEAR.minusHours(1));
        String hold = holds(customer, 15, Duration.ofHours(2)).is(201).json().getString("id");

        TestClock.goesOn(Duration.ofMinutes(90));
        assertThat(account(customer)).has(balance(20)).has(available(0));
        job.run();
        assertThat(books(customer)).isEqualTo("20 CREDIT, -5 EXPIRY");
        Company.posts("shop", "/holds/" + hold + "/capture", null, "{\"amount\":9}")
                .is(200);
        job.run();

        assertThat(books(customer)).isEqualTo("20 CREDIT, -5 EXPIRY, -9 REDEMPTION, -6 EXPIRY");
    }

    @Test
    void what_a_hold_has_set_aside_expires_with_it() {
        String customer = customerWith(20);
        TestClock.goesOn(YEAR.minusHours(1));
        holds(customer, 15, Duration.ofHours(2)).is(201);

        TestClock.goesOn(Duration.ofHours(2));
        job.run();

        assertThat(books(customer)).isEqualTo("20 CREDIT, -20 EXPIRY");
    }

    private static String held(String custId, long points, Duration length) {
        return holds(custId, points, length).is(201).json().getString("id");
    }

    private static Reply captures(String hold) {
        return Company.posts("shop", "/holds/" + hold + "/capture", null, "{}");
    }

    private static Reply releases(String hold) {
        return Company.posts("shop", "/holds/" + hold + "/release", null, "{}");
    }

    /** Points that have expired, though no job has booked it, and points that live. */
    private static String customerWithDeadAndLiving(long dead, long living) {
        String customer = customerWith(dead);
        TestClock.goesOn(YEAR.minusHours(1));
        gets(customer, living);
        TestClock.goesOn(Duration.ofHours(1));
        return customer;
    }

    @Test
    void a_hold_sets_aside_what_lives_and_shelters_nothing_that_has_expired() {
        String customer = customerWithDeadAndLiving(10, 10);
        assertThat(account(customer)).has(balance(20)).has(available(10));

        String hold = held(customer, 5, Duration.ofHours(2));

        assertThat(account(customer)).has(available(5));
        assertThat(spends(customer, 6).isProblem(409).detail()).contains("5");
        spends(customer, 5).is(201);
        captures(hold).is(200);
        assertThat(account(customer)).has(balance(0)).has(available(0));
        assertThat(books(customer)).isEqualTo("10 CREDIT, 10 CREDIT, -10 EXPIRY, -5 REDEMPTION, -5 REDEMPTION");
    }

    @Test
    void as_many_holds_are_given_as_there_is_alive() {
        String customer = customerWithDeadAndLiving(10, 3);

        var replies = Stream.generate(() -> holds(customer, 1, Duration.ofHours(2)))
                .limit(13)
                .toList();

        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(3);
        assertThat(replies).extracting(Reply::status).containsOnly(201, 409);
        replies.stream()
                .filter(reply -> reply.status() == 201)
                .forEach(reply -> captures(reply.json().getString("id")).is(200));
        assertThat(account(customer)).has(balance(0)).has(available(0));
    }

    @Test
    void what_a_hold_gives_up_after_it_has_outlived_its_time_is_nobodys() {
        String customer = customerWith(10);
        TestClock.goesOn(YEAR.minusHours(1));
        gets(customer, 10);
        String hold = held(customer, 5, Duration.ofHours(3));
        TestClock.goesOn(Duration.ofHours(1));
        assertThat(account(customer)).has(balance(20)).has(available(10));

        spends(customer, 5).is(201);
        releases(hold).is(200);

        assertThat(account(customer)).has(available(5));
        spends(customer, 10).isProblem(409);
        spends(customer, 5).is(201);
        assertThat(account(customer)).has(balance(0)).has(available(0));
    }

    @Test
    void a_hold_that_runs_out_leaves_nothing_to_a_later_one_but_what_lives() {
        String customer = customerWith(10);
        TestClock.goesOn(YEAR.minusHours(1));
        gets(customer, 10);
        held(customer, 8, Duration.ofHours(2));
        TestClock.goesOn(Duration.ofHours(1));
        String later = held(customer, 6, Duration.ofHours(9));
        assertThat(account(customer)).has(available(4));
        TestClock.goesOn(Duration.ofHours(1));

        assertThat(account(customer)).has(available(4));
        spends(customer, 5).isProblem(409);
        spends(customer, 4).is(201);
        captures(later).is(200);
        assertThat(account(customer)).has(balance(0)).has(available(0));
    }

    @Test
    void a_capture_takes_what_has_outlived_its_time_first_and_what_it_leaves_is_free_if_it_lives() {
        String customer = customerWith(5);
        TestClock.goesOn(YEAR.minusHours(1));
        gets(customer, 10);
        String hold = held(customer, 9, Duration.ofHours(3));
        TestClock.goesOn(Duration.ofHours(2));

        Company.posts("shop", "/holds/" + hold + "/capture", null, "{\"amount\":6}")
                .is(200);

        assertThat(account(customer)).has(balance(9)).has(available(9));
        job.run();
        assertThat(books(customer)).isEqualTo("5 CREDIT, 10 CREDIT, -6 REDEMPTION");
    }

    @Test
    void what_an_entry_gave_is_taken_back_by_hand_only_if_nothing_of_it_has_expired_and_the_answer_tells_what_to_do() {
        for (boolean isBooked : new boolean[] {true, false}) {
            var reward = points(10);
            FirstPromoter.sends(reward).isCredited();
            String customer = reward.custId();
            String credit = Company.readsEntries(customer).get(0).getString("id");
            spends(customer, 4).is(201);
            TestClock.goesOn(YEAR);
            if (isBooked) {
                job.run();
            }
            gets(customer, 20);

            String told = Company.posts("anna", "/entries/" + credit + "/reversal", null, "{\"reason\":\"denied\"}")
                    .isProblem(409)
                    .detail();

            assertThat(told).contains("6 expired").contains("take fulfilment v1/" + reward.id() + " back");
            assertThat(account(customer)).has(available(20));
            TestClock.isRight();
        }
    }

    private static JsonObject reverses(Reward reward) {
        return Company.posts("anna", "/fulfilments/v1/" + reward.id() + "/reverse", null, "{\"reason\":\"denied\"}")
                .is(200)
                .json();
    }

    private static Reward rewardOf(String custId, long points) {
        var reward = points(points).withCustId(custId);
        FirstPromoter.sends(reward).isCredited();
        return reward;
    }

    private static int owes(String custId) {
        return Company.readsAccount(custId).json().getJsonObject("debts").getInt("points", 0);
    }

    @Test
    void a_denied_reward_that_has_expired_unspent_takes_nothing_of_another_one_and_leaves_no_debt() {
        for (boolean isBooked : new boolean[] {true, false}) {
            var reward = points(10);
            FirstPromoter.sends(reward).isCredited();
            String customer = reward.custId();
            TestClock.goesOn(YEAR.minusDays(1));
            gets(customer, 7);
            TestClock.goesOn(Duration.ofDays(1));
            if (isBooked) {
                job.run();
            }

            var fulfilment = reverses(reward);

            assertThat(fulfilment.getInt("taken")).isZero();
            assertThat(fulfilment.getInt("expired")).isEqualTo(10);
            assertThat(fulfilment.getInt("owed")).isZero();
            assertThat(account(customer)).has(balance(7)).has(available(7));
            assertThat(owes(customer)).isZero();
            assertThat(books(customer)).isEqualTo("10 CREDIT, 7 CREDIT, -10 EXPIRY");
            TestClock.isRight();
        }
    }

    @Test
    void of_a_denied_reward_that_has_expired_in_part_only_what_was_spent_is_asked_for() {
        var reward = points(10);
        FirstPromoter.sends(reward).isCredited();
        String customer = reward.custId();
        spends(customer, 4).is(201);
        TestClock.goesOn(YEAR);
        gets(customer, 3);

        var fulfilment = reverses(reward);

        assertThat(fulfilment.getInt("taken")).isEqualTo(3);
        assertThat(fulfilment.getInt("expired")).isEqualTo(6);
        assertThat(fulfilment.getInt("owed")).isEqualTo(1);
        assertThat(account(customer)).has(balance(0)).has(available(0));
        assertThat(owes(customer)).isEqualTo(1);
    }

    @Test
    void a_denied_reward_is_taken_whole_where_its_holds_can_have_something_else() {
        var reward = points(10);
        FirstPromoter.sends(reward).isCredited();
        String customer = reward.custId();
        String hold = held(customer, 6, Duration.ofHours(2));
        gets(customer, 10);

        assertThat(reverses(reward).getInt("taken")).isEqualTo(10);

        assertThat(account(customer)).has(balance(10)).has(available(4));
        assertThat(owes(customer)).isZero();
        captures(hold).is(200);
        assertThat(account(customer)).has(balance(4)).has(available(4));
    }

    @Test
    void what_a_hold_keeps_of_a_denied_reward_is_owed_until_it_has_ended_unspent() {
        var reward = points(10);
        FirstPromoter.sends(reward).isCredited();
        String customer = reward.custId();
        TestClock.goesOn(YEAR.minusHours(1));
        String hold = held(customer, 6, Duration.ofHours(4));

        var fulfilment = reverses(reward);

        assertThat(fulfilment.getInt("taken")).isEqualTo(4);
        assertThat(fulfilment.getInt("owed")).isEqualTo(6);
        TestClock.goesOn(Duration.ofHours(2));
        assertThat(owes(customer)).isEqualTo(6);
        releases(hold).is(200);
        assertThat(account(customer)).has(balance(0)).has(available(0));
        assertThat(owes(customer)).isZero();
        gets(customer, 5);
        assertThat(account(customer)).has(balance(5)).has(available(5));
    }

    @Test
    void a_later_reward_sets_a_denied_one_free_that_a_hold_has_kept_and_is_not_lost_for_it() {
        var reward = points(10);
        FirstPromoter.sends(reward).isCredited();
        String customer = reward.custId();
        TestClock.goesOn(YEAR.minusHours(1));
        String hold = held(customer, 10, Duration.ofHours(4));
        reverses(reward);
        TestClock.goesOn(Duration.ofHours(2));

        rewardOf(customer, 10);
        assertThat(account(customer)).has(balance(10)).has(available(0));
        assertThat(owes(customer)).isZero();
        releases(hold).is(200);

        assertThat(account(customer)).has(balance(10)).has(available(10));
    }

    @Test
    void what_is_given_back_lives_as_long_as_what_is_given() {
        String customer = customerWith(20);
        TestClock.goesOn(Duration.ofDays(300));
        String redemption = spends(customer, 20).is(201).json().getString("id");
        TestClock.goesOn(Duration.ofDays(100));
        Company.posts("anna", "/entries/" + redemption + "/reversal", null, "{\"reason\":\"returned\"}")
                .is(201);

        TestClock.goesOn(Duration.ofDays(364));
        job.run();
        assertThat(account(customer)).has(balance(20)).has(available(20));
        TestClock.goesOn(Duration.ofDays(1));
        job.run();

        assertThat(books(customer)).isEqualTo("20 CREDIT, -20 REDEMPTION, 20 REVERSAL, -20 EXPIRY");
    }

    @Test
    void a_credit_that_is_taken_back_takes_its_own_first() {
        String customer = customerWith(10);
        TestClock.goesOn(Duration.ofDays(100));
        gets(customer, 10);
        String later = Company.readsEntries(customer).get(0).getString("id");
        Company.posts("anna", "/entries/" + later + "/reversal", null, "{\"reason\":\"denied\"}")
                .is(201);

        TestClock.goesOn(Duration.ofDays(265));
        job.run();

        assertThat(books(customer)).isEqualTo("10 CREDIT, 10 CREDIT, -10 REVERSAL, -10 EXPIRY");
    }

    @Test
    void an_adjustment_expires_too_and_an_expiry_can_be_taken_back() {
        String customer = customerWith(10);
        Company.posts(
                        "anna",
                        "/accounts/" + Company.encoded(customer) + "/adjustments",
                        Company.freshKey(),
                        "{\"unit\":\"points\",\"amount\":5,\"reason\":\"a gift\"}")
                .is(201);
        TestClock.goesOn(YEAR);
        job.run();
        assertThat(books(customer)).isEqualTo("10 CREDIT, 5 ADJUSTMENT, -15 EXPIRY");

        String expiry = Company.readsEntries(customer).get(0).getString("id");
        Company.posts("anna", "/entries/" + expiry + "/reversal", null, "{\"reason\":\"goodwill\"}")
                .is(201);

        assertThat(account(customer)).has(balance(15)).has(available(15));
    }

    @Test
    void all_of_many_accounts_expire_in_several_batches_each_once() {
        job.run();
        List<String> customers =
                Stream.generate(() -> customerWith(1)).limit(45).toList();
        TestClock.goesOn(YEAR);

        assertThat(job.run()).isGreaterThanOrEqualTo(45);

        assertThat(customers).allSatisfy(customer -> assertThat(books(customer)).isEqualTo("1 CREDIT, -1 EXPIRY"));
        assertThat(job.run()).isZero();
    }

    @Test
    void one_node_works_and_the_others_leave_it_alone_until_it_has_died() {
        String customer = customerWith(20);
        TestClock.goesOn(YEAR);
        Instant now = new TestClock().clock().instant();
        Leases.give("expiry", "another node", now.plusSeconds(60));

        assertThat(job.run()).isZero();
        assertThat(account(customer)).has(balance(20)).has(available(0));
        assertThat(Leases.holderOf("expiry")).isEqualTo("another node");

        TestClock.goesOn(Duration.ofSeconds(61));
        job.run();
        assertThat(books(customer)).isEqualTo("20 CREDIT, -20 EXPIRY");
    }

    @Test
    void a_run_waits_for_the_batch_of_another_one() throws Exception {
        String customer = customerWith(20);
        TestClock.goesOn(YEAR);
        try (Connection other = Tables.transaction()) {
            Tables.lock(other, "select name from lease where name = 'expiry'");
            Tables.change(
                    other,
                    "update lease set holder = 'another node', ends_at = ? where name = 'expiry'",
                    new TestClock().clock().instant().plusSeconds(60).atOffset(ZoneOffset.UTC));
            var run = CompletableFuture.supplyAsync(job::run);
            other.commit();

            run.get();
        }

        assertThat(Leases.holderOf("expiry")).isEqualTo("another node");
        assertThat(account(customer)).has(balance(20)).has(available(0));
    }

    @Test
    void expiry_and_spending_that_race_take_each_point_once() {
        for (int round = 0; round < 5; round++) {
            String customer = customerWith(20);
            TestClock.goesOn(YEAR.minusDays(1));
            gets(customer, 20);
            TestClock.goesOn(Duration.ofDays(1));
            List<Callable<Reply>> calls = Stream.<Callable<Reply>>generate(() -> () -> spends(customer, 1))
                    .limit(30)
                    .toList();
            var run = CompletableFuture.supplyAsync(job::run);

            var replies = FirstPromoter.atOnce(15, calls);
            run.join();

            assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(20);
            assertThat(account(customer)).has(balance(0)).has(available(0));
            assertThat(Company.readsEntries(customer).stream()
                            .filter(entry -> entry.getString("kind").equals("EXPIRY")))
                    .hasSize(1);
            TestClock.isRight();
        }
    }
}
