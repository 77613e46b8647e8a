package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How an operator corrects the books: by adjustments, and by taking entries back. */
@ExtendWith(ArquillianExtension.class)
class CorrectionsIT {

    private static String adjustment(long amount) {
        return "{\"unit\":\"credits\",\"amount\":" + amount + ",\"reason\":\"a mistake\"}";
    }

    private static Reply adjusts(String custId, String key, String body) {
        return Company.posts("anna", "/accounts/" + Company.encoded(custId) + "/adjustments", key, body);
    }

    private static Reply reverses(JsonObject entry) {
        return reverses(entry.getString("id"));
    }

    private static Reply reverses(String entry) {
        return Company.posts("anna", "/entries/" + entry + "/reversal", null, "{\"reason\":\"a mistake\"}");
    }

    private static JsonObject newest(String custId) {
        return Company.readsEntries(custId).get(0);
    }

    @Test
    void an_adjustment_adds_or_takes_away_and_says_who_and_why() {
        String customer = Company.customerWith(20);

        var more = adjusts(customer, Company.freshKey(), adjustment(5)).is(201).json();
        var less =
                adjusts(customer, Company.freshKey(), adjustment(-25)).is(201).json();

        assertThat(more.getString("kind")).isEqualTo("ADJUSTMENT");
        assertThat(more.getInt("amount")).isEqualTo(5);
        assertThat(more.getString("actor")).isEqualTo("anna");
        assertThat(more.getString("reason")).isEqualTo("a mistake");
        assertThat(less.getInt("amount")).isEqualTo(-25);
        assertThat(less.getInt("balanceAfter")).isZero();
        assertThat(newest(customer)).isEqualTo(less);
        assertThat(acts("adjust account", customer))
                .containsExactly(
                        "anna: 5 credits by entry " + more.getString("id") + ", a mistake",
                        "anna: -25 credits by entry " + less.getString("id") + ", a mistake");
    }

    /** What the audit log has of something, oldest first. */
    private static List<String> acts(String deed, String subject) {
        return Tables.find(
                "select actor || ': ' || detail || ', ' || reason from act where deed = ? and subject = ? order by id",
                deed,
                subject);
    }

    @Test
    void an_account_may_get_its_first_credits_by_an_adjustment() {
        String customer = "new customer " + Reward.fresh();
        Company.puts("anna", "/accounts/" + Company.encoded(customer), "{}").is(201);

        adjusts(customer, Company.freshKey(), adjustment(-1)).isProblem(409);
        assertThat(Company.readsAccount(customer).json().getJsonObject("balances"))
                .isEmpty();
        adjusts(customer, Company.freshKey(), adjustment(5)).is(201);
        assertThat(Company.balance(customer, "credits")).isEqualTo(5);
    }

    @Test
    void the_first_credits_of_an_account_are_adjusted_once_though_asked_for_many_times_at_once() {
        String customer = "new customer " + Reward.fresh();
        Company.puts("anna", "/accounts/" + Company.encoded(customer), "{}").is(201);
        String key = Company.freshKey();

        var replies = FirstPromoter.atOnce(
                10,
                Stream.<Callable<Reply>>generate(() -> () -> adjusts(customer, key, adjustment(5)))
                        .limit(10)
                        .toList());

        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(9);
        assertThat(Company.balance(customer, "credits")).isEqualTo(5);
    }

    @Test
    void an_adjustment_is_booked_once_under_its_key_and_another_one_under_it_is_refused() {
        String customer = Company.customerWith(20);
        String key = Company.freshKey();
        var first = adjusts(customer, key, adjustment(5)).is(201);

        assertThat(adjusts(customer, key, adjustment(5)).is(200).json()).isEqualTo(first.json());
        adjusts(customer, key, adjustment(6)).isProblem(422);
        adjusts(customer, key, adjustment(-5)).isProblem(422);
        adjusts(customer, key, adjustment(5).replace("a mistake", "another mistake"))
                .isProblem(422);
        Company.posts("anna", "/accounts/" + Company.encoded(customer) + "/redemptions", key, Company.redemption(5))
                .isProblem(422);
        adjusts(customer, null, adjustment(5)).isProblem(400);
        assertThat(Company.balance(customer, "credits")).isEqualTo(25);
        assertThat(acts("adjust account", customer)).hasSize(1);
    }

    @Test
    void an_adjustment_never_takes_more_than_there_is() {
        String customer = Company.customerWith(20);

        assertThat(adjusts(customer, Company.freshKey(), adjustment(-21))
                        .isProblem(409)
                        .detail())
                .contains("20");
        assertThat(Company.balance(customer, "credits")).isEqualTo(20);
    }

    @Test
    void what_cannot_be_meant_is_refused_with_the_name_of_the_field() {
        String customer = Company.customerWith(20);
        for (String amount : List.of("0", "-0", "1.5", "\"5\"", "null", "1000000000001", "-9223372036854775809")) {
            assertThat(adjusts(customer, Company.freshKey(), adjustment(5).replace(":5", ":" + amount))
                            .isProblem(400)
                            .detail())
                    .as(amount)
                    .startsWith("amount ");
        }
        for (String reason : List.of("\"\"", "\" \"", "null", "7", "\"" + "x".repeat(1001) + "\"")) {
            assertThat(adjusts(customer, Company.freshKey(), adjustment(5).replace("\"a mistake\"", reason))
                            .isProblem(400)
                            .detail())
                    .startsWith("reason ");
            assertThat(Company.posts(
                                    "anna",
                                    "/entries/" + newest(customer).getString("id") + "/reversal",
                                    null,
                                    "{\"reason\":" + reason + "}")
                            .isProblem(400)
                            .detail())
                    .startsWith("reason ");
        }
        adjusts("nobody " + Reward.fresh(), Company.freshKey(), adjustment(5)).isProblem(404);
        assertThat(Company.readsEntries(customer)).hasSize(1);
    }

    @Test
    void a_redemption_that_is_taken_back_gives_the_credits_back_once() {
        String customer = Company.customerWith(20);
        var redemption = Company.spends(customer, 7).is(201).json();

        var reversal = reverses(redemption).is(201).json();

        assertThat(reversal.getString("kind")).isEqualTo("REVERSAL");
        assertThat(reversal.getInt("amount")).isEqualTo(7);
        assertThat(reversal.getInt("balanceAfter")).isEqualTo(20);
        assertThat(reversal.getString("reference")).isEqualTo(redemption.getString("id"));
        assertThat(reversal.getString("reason")).isEqualTo("a mistake");
        assertThat(reversal.getString("actor")).isEqualTo("anna");
        assertThat(newest(customer)).isEqualTo(reversal);

        assertThat(reverses(redemption).isProblem(409).detail()).contains("before");
        assertThat(reverses(reversal).isProblem(409).detail()).contains("adjustment");
        assertThat(acts("reverse entry", redemption.getString("id")))
                .containsExactly("anna: 7 credits by entry " + reversal.getString("id") + " in account " + customer
                        + ", a mistake");
        assertThat(Company.balance(customer, "credits")).isEqualTo(20);
    }

    @Test
    void a_credit_is_taken_back_only_as_long_as_it_is_there_and_is_not_given_again() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();
        var credit = newest(reward.custId());
        var redemption = Company.spends(reward.custId(), 1).is(201).json();

        assertThat(reverses(credit).isProblem(409).detail()).contains("19");
        reverses(redemption).is(201);
        reverses(credit).is(201);

        assertThat(Company.balance(reward.custId(), "credits")).isZero();
        FirstPromoter.sends(reward.inAnotherEvent());
        assertThat(Company.balance(reward.custId(), "credits")).isZero();
    }

    @Test
    void an_adjustment_is_taken_back_in_either_direction() {
        String customer = Company.customerWith(20);
        var more = adjusts(customer, Company.freshKey(), adjustment(5)).is(201).json();
        var less = adjusts(customer, Company.freshKey(), adjustment(-3)).is(201).json();

        reverses(more).is(201);
        reverses(less).is(201);

        assertThat(Company.balance(customer, "credits")).isEqualTo(20);
    }

    @Test
    void an_entry_that_is_taken_back_many_times_at_once_is_taken_back_once() {
        String customer = Company.customerWith(20);
        var redemption = Company.spends(customer, 7).is(201).json();

        var replies = FirstPromoter.atOnce(
                20,
                Stream.<Callable<Reply>>generate(() -> () -> reverses(redemption))
                        .limit(20)
                        .toList());

        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() == 409).hasSize(19);
        assertThat(Company.balance(customer, "credits")).isEqualTo(20);
    }

    @Test
    void only_an_operator_corrects() {
        String customer = Company.customerWith(20);
        String entry = newest(customer).getString("id");

        Company.posts(
                        "shop",
                        "/accounts/" + Company.encoded(customer) + "/adjustments",
                        Company.freshKey(),
                        adjustment(5))
                .isProblem(403);
        Company.posts("shop", "/entries/" + entry + "/reversal", null, "{\"reason\":\"mine\"}")
                .isProblem(403);
        Company.posts("reader", "/entries/" + entry + "/reversal", null, "{\"reason\":\"mine\"}")
                .isProblem(403);
        assertThat(Company.balance(customer, "credits")).isEqualTo(20);
    }

    @Test
    void an_entry_that_is_not_there_is_not_taken_back() {
        for (String id : List.of("1", "-1", "x", "99999999999999999999")) {
            reverses(id).isProblem(404);
        }
    }

    @Test
    void an_account_may_be_named_in_the_query() {
        String customer = Company.customerWith(20);
        String query = "?custId=" + Company.encoded(customer);

        var entry = Company.posts("anna", "/adjustments" + query, Company.freshKey(), adjustment(5))
                .is(201)
                .json();

        assertThat(Company.reads("/entries" + query)
                        .json()
                        .getJsonArray("entries")
                        .get(0))
                .isEqualTo(entry);
        Company.reads("/entries").isProblem(400);
    }
}
