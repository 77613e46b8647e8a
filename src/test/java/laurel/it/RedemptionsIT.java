package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the company's application spends. */
@ExtendWith(ArquillianExtension.class)
class RedemptionsIT {

    @Test
    void a_redemption_takes_credits_and_tells_the_entry() {
        String customer = Company.customerWith(20);

        var entry = Company.spends(customer, 7).is(201).json();

        assertThat(entry.getString("unit")).isEqualTo("credits");
        assertThat(entry.getInt("amount")).isEqualTo(-7);
        assertThat(entry.getInt("balanceAfter")).isEqualTo(13);
        assertThat(entry.getString("kind")).isEqualTo("REDEMPTION");
        assertThat(entry.getString("reference")).isEqualTo("order 7");
        assertThat(entry.getString("actor")).isEqualTo("shop");
        assertThat(entry.isNull("fulfilment")).isTrue();
        assertThat(entry.isNull("reason")).isTrue();
        assertThat(Company.readsEntries(customer)).first().isEqualTo(entry);
        assertThat(Company.balance(customer, "credits")).isEqualTo(13);
    }

    @Test
    void the_same_request_under_the_same_key_is_done_once() {
        String customer = Company.customerWith(20);
        String key = Company.freshKey();
        var first = Company.spends(customer, key, Company.redemption(7)).is(201);

        var again = Company.spends(customer, key, Company.redemption(7)).is(200);
        var inOtherWords = Company.spends(
                        customer, " " + key + " ", "{\"reference\":\" order 7 \", \"amount\":7, \"unit\":\"credits\"}")
                .is(200);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(inOtherWords.json()).isEqualTo(first.json());
        assertThat(Company.balance(customer, "credits")).isEqualTo(13);
    }

    @Test
    void two_spellings_of_a_unit_are_one_request() {
        var reward = Reward.ofCredits().withUnit("free_months");
        FirstPromoter.sends(reward).isCredited();
        String key = Company.freshKey();

        var first =
                Company.spends(reward.custId(), key, "{\"unit\":\"free_month\",\"amount\":1,\"reference\":\"May\"}");
        var again =
                Company.spends(reward.custId(), key, "{\"unit\":\"free_months\",\"amount\":1,\"reference\":\"May\"}");

        assertThat(first.is(201).json()).isEqualTo(again.is(200).json());
        assertThat(Company.balance(reward.custId(), "free_months")).isEqualTo(19);
    }

    @Test
    void another_request_under_a_used_key_is_refused_and_takes_nothing() {
        String customer = Company.customerWith(20);
        String key = Company.freshKey();
        Company.spends(customer, key, Company.redemption(7)).is(201);

        for (String other : List.of(
                Company.redemption(8),
                Company.redemption(21),
                Company.redemption(7).replace("order 7", "order 8"),
                Company.redemption(7).replace("credits", "points"))) {
            assertThat(Company.spends(customer, key, other).isProblem(422).detail())
                    .contains("Idempotency-Key");
        }

        assertThat(Company.balance(customer, "credits")).isEqualTo(13);
    }

    @Test
    void a_key_is_its_callers_and_its_accounts_own() {
        String customer = Company.customerWith(20);
        String other = Company.customerWith(20);
        String key = Company.freshKey();
        String redemptions = "/accounts/" + Company.encoded(customer) + "/redemptions";

        var first = Company.spends(customer, key, Company.redemption(7)).is(201);
        var byAnother =
                Company.posts("kiosk", redemptions, key, Company.redemption(7)).is(201);
        var ofAnother = Company.spends(other, key, Company.redemption(8)).is(201);

        assertThat(Stream.of(first, byAnother, ofAnother)
                        .map(reply -> reply.json().getString("id")))
                .doesNotHaveDuplicates();
        assertThat(byAnother.json().getString("actor")).isEqualTo("kiosk");
        assertThat(Company.balance(customer, "credits")).isEqualTo(6);
        assertThat(Company.balance(other, "credits")).isEqualTo(12);
    }

    @Test
    void more_than_there_is_is_refused_and_may_be_asked_for_again_when_there_is_more() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();
        String key = Company.freshKey();

        assertThat(Company.spends(reward.custId(), key, Company.redemption(21))
                        .isProblem(409)
                        .detail())
                .contains("20");
        Company.spends(
                        reward.custId(),
                        Company.freshKey(),
                        Company.redemption(1).replace("credits", "points"))
                .isProblem(409);
        assertThat(Company.readsAccount(reward.custId())
                        .json()
                        .getJsonObject("balances")
                        .toString())
                .isEqualTo("{\"credits\":20}");
        assertThat(Company.readsEntries(reward.custId())).hasSize(1);

        FirstPromoter.sends(reward.withId(Reward.fresh()).withAmount(1)).isCredited();
        Company.spends(reward.custId(), key, Company.redemption(21)).is(201);
        assertThat(Company.balance(reward.custId(), "credits")).isZero();
    }

    @Test
    void what_cannot_be_meant_is_refused_with_the_name_of_the_field() {
        String customer = Company.customerWith(20);
        for (String amount : List.of(
                "0",
                "-7",
                "7.5",
                "7.0",
                "1e1",
                "\"7\"",
                "true",
                "null",
                "[7]",
                "1000000000001",
                "9223372036854775808",
                "99999999999999999999999999")) {
            String body = Company.redemption(7).replace(":7", ":" + amount);
            assertThat(Company.spends(customer, Company.freshKey(), body)
                            .isProblem(400)
                            .detail())
                    .as(amount)
                    .startsWith("amount ");
        }
        for (String reference : List.of("\"\"", "\"  \"", "7", "null", "\"" + "x".repeat(256) + "\"", "\"\\u0000\"")) {
            String body = Company.redemption(7).replace("\"order 7\"", reference);
            assertThat(Company.spends(customer, Company.freshKey(), body)
                            .isProblem(400)
                            .detail())
                    .as(reference)
                    .startsWith("reference ");
        }
        assertThat(Company.spends(customer, Company.freshKey(), "{\"unit\":\"credits\",\"amount\":7}")
                        .isProblem(400)
                        .detail())
                .isEqualTo("reference is missing.");
        assertThat(Company.spends(
                                customer,
                                Company.freshKey(),
                                Company.redemption(7).replace("amount", "ammount"))
                        .isProblem(400)
                        .detail())
                .contains("ammount");
        for (String unit : List.of("gold", "cash", "Credits")) {
            assertThat(Company.spends(
                                    customer,
                                    Company.freshKey(),
                                    Company.redemption(7).replace("credits", unit))
                            .isProblem(422)
                            .detail())
                    .contains("unit", unit, "credits, ");
        }
        assertThat(Company.readsEntries(customer)).hasSize(1);
    }

    @Test
    void what_is_not_a_small_json_object_is_refused() {
        String customer = Company.customerWith(20);
        for (String body : List.of("", "[]", "7", "{", "<a/>", Company.redemption(7) + "{}")) {
            Company.spends(customer, Company.freshKey(), body).isProblem(400);
        }
        Company.spends(customer, Company.freshKey(), Company.redemption(7) + " ".repeat(17 * 1024))
                .isProblem(413);
        String path = "/accounts/" + Company.encoded(customer) + "/redemptions";
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "application/xml", "garbage", ";")) {
            FirstPromoter.sends(Company.as("shop", path)
                            .header("Content-Type", type)
                            .header("Idempotency-Key", Company.freshKey())
                            .POST(BodyPublishers.ofString(Company.redemption(7))))
                    .isProblem(415);
        }
        assertThat(Company.balance(customer, "credits")).isEqualTo(20);
    }

    @Test
    void a_request_without_a_usable_key_is_refused() {
        String customer = Company.customerWith(20);
        for (String key : new String[] {null, "", " ", "k".repeat(256)}) {
            assertThat(Company.spends(customer, key, Company.redemption(7))
                            .isProblem(400)
                            .detail())
                    .contains("Idempotency-Key");
        }
        Company.spends(customer, "k".repeat(255), Company.redemption(7)).is(201);
        Company.spends(customer, "k".repeat(255), Company.redemption(7)).is(200);
    }

    @Test
    void only_who_may_spend_spends() {
        String customer = Company.customerWith(20);
        String path = "/accounts/" + Company.encoded(customer) + "/redemptions";

        Company.posts("reader", path, Company.freshKey(), Company.redemption(7)).isProblem(403);
        FirstPromoter.sends(Company.request(path).POST(BodyPublishers.ofString(Company.redemption(7))))
                .isProblem(401);
        FirstPromoter.sends(Company.as("shop", path)).isProblem(405);
        Company.posts("anna", path, Company.freshKey(), Company.redemption(7)).is(201);
        assertThat(Company.balance(customer, "credits")).isEqualTo(13);
    }

    @Test
    void nobody_spends_from_an_account_that_is_not_there() {
        Company.spends("nobody " + Reward.fresh(), 1).isProblem(404);
        Company.spends(" ", 1).isProblem(400);
        Company.posts("shop", "/redemptions", Company.freshKey(), Company.redemption(1))
                .isProblem(400);
    }

    @Test
    void an_account_may_be_named_in_the_query() {
        String custId = "a/b\\c;d%2F " + Reward.fresh();
        FirstPromoter.sends(Reward.ofCredits().withCustId(custId)).isCredited();

        Company.posts(
                        "shop",
                        "/redemptions?custId=" + Company.encoded(custId),
                        Company.freshKey(),
                        Company.redemption(7))
                .is(201);

        assertThat(Company.reads("/accounts?custId=" + Company.encoded(custId))
                        .json()
                        .getJsonObject("balances")
                        .getInt("credits"))
                .isEqualTo(13);
    }

    @Test
    void a_redemption_that_waits_too_long_takes_nothing_and_may_be_sent_again() throws SQLException {
        String customer = Company.customerWith(20);
        String key = Company.freshKey();
        try (Connection other = Tables.transaction()) {
            Tables.lock(
                    other,
                    "select amount from balance where account_id = (select id from account where cust_id = ?)",
                    customer);

            var refused = Company.spends(customer, key, Company.redemption(7)).isProblem(503);

            assertThat(refused.retryAfter()).isNotNull();
            other.rollback();
        }
        assertThat(Company.balance(customer, "credits")).isEqualTo(20);
        Company.spends(customer, key, Company.redemption(7)).is(201);
        assertThat(Company.balance(customer, "credits")).isEqualTo(13);
    }

    @Test
    void of_five_hundred_redemptions_that_race_for_a_hundred_credits_exactly_a_hundred_succeed() {
        String customer = Company.customerWith(100);
        List<Callable<Reply>> calls = IntStream.range(0, 500)
                .mapToObj(i -> Company.freshKey())
                .map(key -> (Callable<Reply>) () -> Company.spends(customer, key, Company.redemption(1)))
                .toList();

        var replies = FirstPromoter.atOnce(100, calls);

        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(100);
        assertThat(replies).filteredOn(reply -> reply.status() == 409).hasSize(400);
        assertThat(Company.balance(customer, "credits")).isZero();
        assertThat(Company.readsEntries(customer).stream().map(entry -> entry.getInt("balanceAfter")))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 100).boxed().toList());
    }

    @Test
    void one_request_sent_twenty_times_at_once_is_done_once() {
        String customer = Company.customerWith(100);
        String key = Company.freshKey();
        List<Callable<Reply>> calls = Stream.<Callable<Reply>>generate(
                        () -> () -> Company.spends(customer, key, Company.redemption(7)))
                .limit(20)
                .toList();

        var replies = FirstPromoter.atOnce(20, calls);

        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(19);
        assertThat(replies.stream().map(Reply::json).distinct()).hasSize(1);
        assertThat(Company.balance(customer, "credits")).isEqualTo(93);
    }

    @Test
    void one_key_for_two_units_at_once_is_used_for_one_of_them() {
        for (int round = 0; round < 10; round++) {
            var reward = Reward.ofCredits();
            FirstPromoter.sends(reward).isCredited();
            FirstPromoter.sends(reward.withId(Reward.fresh()).withUnit("points"))
                    .isCredited();
            String key = Company.freshKey();
            List<Callable<Reply>> calls = List.of(
                    () -> Company.spends(reward.custId(), key, Company.redemption(1)),
                    () -> Company.spends(
                            reward.custId(), key, Company.redemption(1).replace("credits", "points")));

            assertThat(FirstPromoter.atOnce(2, calls)).extracting(Reply::status).containsExactlyInAnyOrder(201, 422);
            assertThat(Company.readsEntries(reward.custId()).stream()
                            .mapToInt((JsonObject entry) -> entry.getInt("amount"))
                            .sum())
                    .isEqualTo(39);
        }
    }
}
