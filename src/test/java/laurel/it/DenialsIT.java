package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rewards that FirstPromoter denies, by webhooks v2. */
@ExtendWith(ArquillianExtension.class)
class DenialsIT {

    private static Reward credited() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();
        return reward;
    }

    private static void is(Reply reply, String outcome) {
        assertThat(reply.is(200).json().getString("outcome")).isEqualTo(outcome);
    }

    private static Reply reverses(String path) {
        return Company.posts("anna", path + "/reverse", null, "{\"reason\":\"denied by hand\"}");
    }

    @Test
    void a_credited_reward_that_is_denied_is_taken_back_by_an_entry() {
        var reward = credited();
        var denial = Denial.of(reward);

        var reply = denial.isSent();

        is(reply, "DENIED");
        assertThat(reply.json().getString("fulfilment")).isEqualTo(denial.commission());
        var entries = Company.readsEntries(reward.custId());
        assertThat(entries).hasSize(2);
        var reversal = entries.get(0);
        assertThat(reversal.getString("kind")).isEqualTo("REVERSAL");
        assertThat(reversal.getInt("amount")).isEqualTo(-20);
        assertThat(reversal.getInt("balanceAfter")).isZero();
        assertThat(reversal.getString("reference")).isEqualTo(entries.get(1).getString("id"));
        assertThat(reversal.getString("actor")).isEqualTo("firstpromoter");
        assertThat(reversal.getString("reason")).contains("commission.updated");
        var fulfilment = Company.reads(denial.path()).is(200).json();
        assertThat(fulfilment.getString("status")).isEqualTo("REVERSED");
        assertThat(fulfilment.getInt("taken")).isEqualTo(20);
        assertThat(fulfilment.getInt("owed")).isZero();
        var delivery = fulfilment.getJsonArray("deliveries").getJsonObject(0);
        assertThat(delivery.getString("system")).isEqualTo("v2");
        assertThat(delivery.getString("outcome")).isEqualTo("DENIED");
        assertThat(delivery.getString("eventType")).isEqualTo("commission.updated");
        assertThat(delivery.getString("eventId")).hasSize(36);
        assertThat(delivery.getInt("status")).isEqualTo(200);
    }

    @Test
    void a_denial_in_any_of_its_forms_is_answered_with_200_and_done_once() {
        for (String form : List.of("commission.denied", "commission.deleted")) {
            var reward = credited();
            var denial = Denial.of(reward);

            is(denial.isSentAs(form), "DENIED");
            is(denial.isSentAs(form), "ALREADY_DENIED");
            is(denial.isSent(), "ALREADY_DENIED");

            assertThat(Company.readsEntries(reward.custId())).hasSize(2);
            assertThat(Company.readsEntries(reward.custId()).get(0).getString("reason"))
                    .contains(form);
        }
    }

    @Test
    void what_was_spent_is_owed() {
        var reward = credited();
        Company.spends(reward.custId(), 15).is(201);
        var denial = Denial.of(reward);

        is(denial.isSent(), "DENIED");

        var account = Company.readsAccount(reward.custId()).json();
        assertThat(account.getJsonObject("balances").getInt("credits")).isZero();
        assertThat(account.getJsonObject("debts").getInt("credits")).isEqualTo(15);
        var fulfilment = Company.reads(denial.path()).is(200).json();
        assertThat(fulfilment.getInt("taken")).isEqualTo(5);
        assertThat(fulfilment.getInt("owed")).isEqualTo(15);
    }

    @Test
    void a_held_reward_that_is_denied_is_never_given() {
        var reward = Reward.ofCredits().withoutCustId();
        FirstPromoter.sends(reward).isHeld("NO_ACCOUNT");
        var denial = Denial.of(reward);

        is(denial.isSent(), "DENIED");
        is(denial.isSent(), "ALREADY_DENIED");

        assertThat(Company.reads(denial.path()).json().getString("status")).isEqualTo("REJECTED");
        Company.posts("anna", denial.path() + "/release", null, "{\"custId\":\"somebody\",\"reason\":\"a test\"}")
                .isProblem(409);
        reverses(denial.path()).isProblem(409);
    }

    @Test
    void a_denial_of_what_nobody_announced_is_recorded_under_its_commission_and_asks_for_nothing() {
        var denial = Denial.ofNothing();

        var reply = denial.isSent();

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(Tables.find(
                        "select outcome from delivery where system = 'v2' and fulfilment_id = ?", denial.commission()))
                .containsExactly("RECORDED");
        Company.reads(denial.path()).isProblem(404);
    }

    @Test
    void a_legacy_fulfilment_of_the_same_number_is_another_one() {
        var reward = credited();

        assertThat(new Denial(reward.id()).isSent().status()).isEqualTo(204);

        assertThat(Tables.statusOf(reward)).isEqualTo("CREDITED");
        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(20);
    }

    @Test
    void every_other_event_of_webhooks_v2_is_recorded_and_asks_for_nothing() {
        var reward = credited();
        var denial = Denial.of(reward);
        for (String file : List.of(
                "commission.created-nonmonetary-pending",
                "commission.updated",
                "commission.updated-nonmonetary-approved",
                "contract_document.signed",
                "promoter.created",
                "referral.updated",
                "test")) {
            var reply = FirstPromoter.sendsFile("v2/" + file + ".json");
            assertThat(reply.status()).as(file).isEqualTo(204);
            assertThat(reply.body()).isEmpty();
        }
        for (String event : List.of(
                denial.as("commission.updated", "[\"denied\",\"approved\"]"),
                denial.as("commission.updated", "null"),
                denial.as("commission.created", "[\"pending\",\"denied\"]"),
                denial.as("commission.denied", "[]").replace("\"amount\"", "\"test\":true,\"amount\""))) {
            assertThat(FirstPromoter.sends(event).status()).as(event).isEqualTo(204);
        }
        assertThat(Tables.find("select count(*) from delivery where system = 'v2' and event_type = 'promoter.created'"))
                .doesNotContain("0");
        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(20);
    }

    @Test
    void a_denial_of_no_commission_is_refused_and_recorded() {
        String body = Denial.ofNothing().as("commission.denied", "[]");

        assertThat(FirstPromoter.sends(body.replaceFirst("\"entity_id\":\\d+", "\"entity_id\":1.5"))
                        .isProblem(400)
                        .detail())
                .startsWith("entity_id ");
        assertThat(FirstPromoter.sends(body.replaceFirst("\"entity_id\":\\d+", "\"entity_id\":7"))
                        .isProblem(400)
                        .detail())
                .contains("not the same");
        assertThat(
                        Tables.find(
                                "select system from delivery where outcome = 'UNREADABLE' and event_type = 'commission.denied'"))
                .contains("v2");
    }

    @Test
    void of_denials_an_operator_and_a_correction_at_the_same_time_each_finds_what_the_first_one_did() {
        for (int round = 0; round < 5; round++) {
            var reward = credited();
            String credit = Company.readsEntries(reward.custId()).get(0).getString("id");
            var denial = Denial.of(reward);
            var calls = new ArrayList<Callable<Reply>>();
            for (int i = 0; i < 4; i++) {
                calls.add(denial::isSent);
                calls.add(() -> reverses(denial.path()));
                calls.add(() ->
                        Company.posts("anna", "/entries/" + credit + "/reversal", null, "{\"reason\":\"a mistake\"}"));
            }
            Collections.shuffle(calls);

            var replies = FirstPromoter.atOnce(calls.size(), calls);

            assertThat(replies).extracting(Reply::status).allMatch(status -> List.of(200, 201, 409, 503)
                    .contains(status));
            is(denial.isSent(), "ALREADY_DENIED");
            assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSizeLessThanOrEqualTo(1);
            assertThat(replies)
                    .filteredOn(DenialsIT::hasTakenBack)
                    .as("who took the fulfilment back")
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(Company.readsEntries(reward.custId())).hasSize(2);
            assertThat(Company.balance(reward.custId(), "credits")).isZero();
            assertThat(Company.readsAccount(reward.custId()).json().getJsonObject("debts"))
                    .isEmpty();
        }
    }

    private static boolean hasTakenBack(Reply reply) {
        return reply.status() == 200
                && (isTrue(reply.json(), "outcome", "DENIED") || isTrue(reply.json(), "status", "REVERSED"));
    }

    private static boolean isTrue(JsonObject json, String name, String value) {
        return json.getString(name, "").equals(value);
    }
}
