package laurel.it;

import static laurel.it.Purse.available;
import static laurel.it.Purse.balance;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is set aside before it is spent. */
@ExtendWith(ArquillianExtension.class)
class HoldsIT {

    private static final String ALL = "";

    @AfterEach
    void theClockIsRight() {
        TestClock.isRight();
    }

    private static String request(long credits) {
        return "{\"unit\":\"credits\",\"amount\":" + credits + ",\"reference\":\"cart 3\",\"expiresInSeconds\":600}";
    }

    private static Reply holds(String custId, String key, String body) {
        return Company.posts("shop", "/accounts/" + Company.encoded(custId) + "/holds", key, body);
    }

    private static String held(String custId, long credits) {
        return holds(custId, Company.freshKey(), request(credits))
                .is(201)
                .json()
                .getString("id");
    }

    private static Reply captures(String hold, String body) {
        return Company.posts("shop", "/holds/" + hold + "/capture", null, body);
    }

    private static Reply captures(String hold, long credits) {
        return captures(hold, "{\"amount\":" + credits + "}");
    }

    private static Reply releases(String hold) {
        return FirstPromoter.sends(
                Company.as("shop", "/holds/" + hold + "/release").POST(BodyPublishers.noBody()));
    }

    private static JsonObject reads(String hold) {
        return Company.reads("/holds/" + hold).is(200).json();
    }

    private static Purse account(String custId) {
        return Purse.of(custId, "credits");
    }

    @Test
    void a_hold_sets_credits_aside_and_tells_how_it_stands() {
        String customer = Company.customerWith(20);

        var hold = holds(customer, Company.freshKey(), request(15)).is(201).json();

        assertThat(hold.getString("custId")).isEqualTo(customer);
        assertThat(hold.getString("unit")).isEqualTo("credits");
        assertThat(hold.getInt("amount")).isEqualTo(15);
        assertThat(hold.getString("reference")).isEqualTo("cart 3");
        assertThat(hold.getString("actor")).isEqualTo("shop");
        assertThat(hold.getString("status")).isEqualTo("OPEN");
        assertThat(hold.getInt("captured")).isZero();
        assertThat(hold.isNull("entry")).isTrue();
        assertThat(Duration.between(
                        Instant.parse(hold.getString("createdAt")), Instant.parse(hold.getString("expiresAt"))))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(reads(hold.getString("id"))).isEqualTo(hold);
        assertThat(account(customer)).has(balance(20)).has(available(5));
        assertThat(Company.readsEntries(customer)).hasSize(1);
    }

    @Test
    void what_is_set_aside_is_not_spent_held_or_corrected_away_by_others() {
        String customer = Company.customerWith(20);
        String credit = Company.readsEntries(customer).get(0).getString("id");
        held(customer, 15);

        assertThat(Company.spends(customer, 6).isProblem(409).detail()).contains("5");
        holds(customer, Company.freshKey(), request(6)).isProblem(409);
        Company.posts(
                        "anna",
                        "/accounts/" + Company.encoded(customer) + "/adjustments",
                        Company.freshKey(),
                        "{\"unit\":\"credits\",\"amount\":-6,\"reason\":\"a mistake\"}")
                .isProblem(409);
        Company.posts("anna", "/entries/" + credit + "/reversal", null, "{\"reason\":\"a mistake\"}")
                .isProblem(409);

        Company.spends(customer, 5).is(201);
        assertThat(account(customer)).has(balance(15)).has(available(0));
    }

    @Test
    void a_capture_spends_all_of_a_hold_by_a_redemption() {
        String customer = Company.customerWith(20);
        String hold = held(customer, 15);

        var captured = captures(hold, ALL).is(200).json();

        assertThat(captured.getString("status")).isEqualTo("CAPTURED");
        assertThat(captured.getInt("captured")).isEqualTo(15);
        var entry = Company.readsEntries(customer).get(0);
        assertThat(entry.getString("id")).isEqualTo(captured.getString("entry"));
        assertThat(entry.getString("kind")).isEqualTo("REDEMPTION");
        assertThat(entry.getInt("amount")).isEqualTo(-15);
        assertThat(entry.getString("reference")).isEqualTo("cart 3");
        assertThat(entry.getString("actor")).isEqualTo("shop");
        assertThat(account(customer)).has(balance(5)).has(available(5));
    }

    @Test
    void a_capture_of_a_part_frees_the_rest() {
        String customer = Company.customerWith(20);
        String hold = held(customer, 15);

        assertThat(captures(hold, 16).isProblem(409).detail()).contains("15");
        captures(hold, 4).is(200);

        assertThat(account(customer)).has(balance(16)).has(available(16));
    }

    @Test
    void a_capture_that_is_repeated_is_answered_as_before_and_another_one_is_refused() {
        String customer = Company.customerWith(20);
        String hold = held(customer, 15);
        var first = captures(hold, 4).is(200);

        assertThat(captures(hold, 4).is(200).json()).isEqualTo(first.json());
        captures(hold, 5).isProblem(409);
        captures(hold, ALL).isProblem(409);
        releases(hold).isProblem(409);

        assertThat(account(customer)).has(balance(16)).has(available(16));
        assertThat(Company.readsEntries(customer)).hasSize(2);
    }

    @Test
    void a_release_frees_all_of_a_hold_and_may_be_repeated() {
        String customer = Company.customerWith(20);
        String hold = held(customer, 15);

        assertThat(releases(hold).is(200).json().getString("status")).isEqualTo("RELEASED");
        assertThat(releases(hold).is(200).json().getString("status")).isEqualTo("RELEASED");
        captures(hold, ALL).isProblem(409);

        assertThat(account(customer)).has(balance(20)).has(available(20));
        assertThat(Company.readsEntries(customer)).hasSize(1);
    }

    @Test
    void a_hold_frees_itself_when_its_time_is_over() {
        String customer = Company.customerWith(20);
        String hold = held(customer, 15);

        TestClock.goesOn(Duration.ofSeconds(590));
        assertThat(account(customer)).has(balance(20)).has(available(5));
        TestClock.goesOn(Duration.ofSeconds(10));

        assertThat(account(customer)).has(balance(20)).has(available(20));
        assertThat(reads(hold).getString("status")).isEqualTo("EXPIRED");
        assertThat(captures(hold, ALL).isProblem(409).detail()).contains("expired");
        assertThat(releases(hold).is(200).json().getString("status")).isEqualTo("EXPIRED");
        Company.spends(customer, 20).is(201);
    }

    @Test
    void a_hold_is_made_once_under_its_key() {
        String customer = Company.customerWith(20);
        String key = Company.freshKey();
        var first = holds(customer, key, request(5)).is(201);

        assertThat(holds(customer, key, request(5)).is(200).json()).isEqualTo(first.json());
        holds(customer, key, request(6)).isProblem(422);
        holds(customer, key, request(5).replace("600", "601")).isProblem(422);
        holds(customer, key, request(5).replace("cart 3", "cart 4")).isProblem(422);
        Company.spends(customer, key, Company.redemption(5)).isProblem(422);
        holds(customer, null, request(5)).isProblem(400);
        assertThat(account(customer)).has(balance(20)).has(available(15));

        captures(first.json().getString("id"), ALL).is(200);
        assertThat(holds(customer, key, request(5)).is(200).json().getString("status"))
                .isEqualTo("CAPTURED");
    }

    @Test
    void what_cannot_be_meant_is_refused_with_the_name_of_the_field() {
        String customer = Company.customerWith(20);
        for (String seconds : List.of("0", "-1", "2592001", "1.5", "\"600\"", "null")) {
            assertThat(holds(customer, Company.freshKey(), request(5).replace("600", seconds))
                            .isProblem(400)
                            .detail())
                    .startsWith("expiresInSeconds ");
        }
        String hold = held(customer, 5);
        for (String amount : List.of("0", "-1", "1.5", "\"5\"", "true")) {
            assertThat(captures(hold, "{\"amount\":" + amount + "}")
                            .isProblem(400)
                            .detail())
                    .startsWith("amount ");
        }
        captures(hold, "[]").isProblem(400);
        assertThat(Company.posts("shop", "/holds/" + hold + "/release", null, "{\"amount\":5}")
                        .isProblem(400)
                        .detail())
                .contains("amount");
        holds("nobody " + Reward.fresh(), Company.freshKey(), request(5)).isProblem(404);
        for (String id : List.of("1", "x", "99999999999999999999")) {
            Company.reads("/holds/" + id).isProblem(404);
            captures(id, ALL).isProblem(404);
            releases(id).isProblem(404);
        }
        assertThat(account(customer)).has(balance(20)).has(available(15));
    }

    @Test
    void a_reader_only_looks() {
        String customer = Company.customerWith(20);
        String hold = held(customer, 5);

        Company.posts("reader", "/accounts/" + Company.encoded(customer) + "/holds", Company.freshKey(), request(5))
                .isProblem(403);
        Company.posts("reader", "/holds/" + hold + "/capture", null, "{}").isProblem(403);
        Company.posts("reader", "/holds/" + hold + "/release", null, "{}").isProblem(403);
        assertThat(reads(hold).getString("status")).isEqualTo("OPEN");
    }

    @Test
    void an_account_may_be_named_in_the_query() {
        String custId = "a\\b/" + Reward.fresh();
        FirstPromoter.sends(Reward.ofCredits().withCustId(custId)).isCredited();

        var hold = Company.posts("shop", "/holds?custId=" + Company.encoded(custId), Company.freshKey(), request(5))
                .is(201)
                .json();

        assertThat(hold.getString("custId")).isEqualTo(custId);
    }

    @Test
    void of_many_captures_and_releases_at_once_one_kind_wins() {
        for (int round = 0; round < 5; round++) {
            String customer = Company.customerWith(20);
            String hold = held(customer, 15);
            List<Callable<Reply>> calls = new ArrayList<>();
            for (int n = 0; n < 5; n++) {
                calls.add(() -> captures(hold, 15));
                calls.add(() -> releases(hold));
            }

            var replies = FirstPromoter.atOnce(10, calls);

            assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(5);
            assertThat(replies).filteredOn(reply -> reply.status() == 409).hasSize(5);
            boolean isCaptured = reads(hold).getString("status").equals("CAPTURED");
            long left = isCaptured ? 5 : 20;
            assertThat(account(customer)).has(balance(left)).has(available(left));
            assertThat(Company.readsEntries(customer)).hasSize(isCaptured ? 2 : 1);
        }
    }

    /** Over connections that stay open: H2 by itself may then tell a statement's last result once more, though it is not true any more. */
    @Test
    void of_many_captures_of_each_of_many_holds_one_takes_and_all_are_told_its_entry() {
        int holds = 200;
        String customer = Company.customerWith(holds);
        for (int n = 0; n < holds; n++) {
            String hold = held(customer, 1);

            var replies = FirstPromoter.atOnce(8, Collections.nCopies(8, () -> captures(hold, ALL)));

            assertThat(replies).extracting(Reply::status).containsOnly(200);
            assertThat(replies)
                    .extracting(reply -> reply.json().getString("entry"))
                    .as("the entry that captured hold " + n)
                    .containsOnly(replies.get(0).json().getString("entry"));
            assertThat(reads(hold).getString("status")).isEqualTo("CAPTURED");
        }
        assertThat(account(customer)).has(balance(0)).has(available(0));
    }

    @Test
    void holds_and_redemptions_that_race_never_take_more_than_there_is() {
        String customer = Company.customerWith(50);
        List<Callable<Reply>> calls = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
            calls.add(() -> Company.spends(customer, 1));
            calls.add(() -> holds(customer, Company.freshKey(), request(1)));
        }

        var replies = FirstPromoter.atOnce(50, calls);

        assertThat(replies).extracting(Reply::status).containsOnly(201, 409);
        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(50);
        assertThat(account(customer)).has(available(0));
    }
}
