package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator makes of what was held. */
@ExtendWith(ArquillianExtension.class)
class SettlementIT {

    private static final String REASON = "\"reason\":\"she wrote to us\"";
    private static final String BY_REASON_ALONE = "{" + REASON + "}";

    /** 20 credits of a promoter whom no account is known of. */
    private static Reward ofNobody() {
        var reward = Reward.ofCredits().withoutCustId();
        FirstPromoter.sends(reward).isHeld("NO_ACCOUNT");
        return reward;
    }

    /** Another reward of a promoter, of this many credits. */
    private static Reward another(Reward reward, int amount) {
        return reward.withId(Reward.fresh()).withAmount(amount);
    }

    private static String freshCustomer() {
        return "customer " + Reward.fresh();
    }

    private static String to(String custId) {
        return "{\"custId\":" + Json.createValue(custId) + "," + REASON + "}";
    }

    private static String withOthersTo(String custId) {
        return "{\"custId\":" + Json.createValue(custId) + "," + REASON + ",\"releaseOthers\":true}";
    }

    private static Reply releases(Reward reward, String body) {
        return Company.posts("anna", path(reward) + "/release", null, body);
    }

    private static Reply rejects(Reward reward) {
        return Company.posts("anna", path(reward) + "/reject", null, BY_REASON_ALONE);
    }

    private static String path(Reward reward) {
        return "/fulfilments/v1/" + reward.id();
    }

    private static List<String> ids(JsonArray fulfilments) {
        return fulfilments.getValuesAs(JsonObject.class).stream()
                .map(fulfilment -> fulfilment.getString("id"))
                .toList();
    }

    /** What was done to something, newest first. */
    private static List<String> actsOn(String subject) {
        return Tables.find(
                "select actor || ': ' || deed || ': ' || coalesce(detail, '') || ': ' || reason from act"
                        + " where subject = ? order by id desc",
                subject);
    }

    @Test
    void a_reward_is_released_to_the_account_that_an_operator_names() {
        var reward = ofNobody();
        String customer = freshCustomer();

        var released = releases(reward, to(customer)).is(200).json();

        assertThat(released.getString("status")).isEqualTo("CREDITED");
        assertThat(released.getString("custId")).isEqualTo(customer);
        assertThat(released.getInt("amount")).isEqualTo(20);
        assertThat(released.getString("unit")).isEqualTo("credits");
        assertThat(released.isNull("reason")).isTrue();
        assertThat(released.getJsonArray("others")).isEmpty();
        assertThat(Company.balance(customer, "credits")).isEqualTo(20);
        var entry = Company.readsEntries(customer).get(0);
        assertThat(entry.getString("kind")).isEqualTo("CREDIT");
        assertThat(entry.getString("fulfilment")).isEqualTo(reward.id());
        assertThat(entry.getString("actor")).isEqualTo("anna");
        assertThat(entry.getString("reason")).isEqualTo("she wrote to us");
        assertThat(actsOn("v1/" + reward.id()))
                .containsExactly("anna: release fulfilment: 20 credits to " + customer + ": she wrote to us");
        assertThat(actsOn(reward.promoterId()))
                .containsExactly("anna: link promoter: to " + customer + ": she wrote to us");
    }

    @Test
    void a_released_reward_is_given_for_FirstPromoter() {
        var reward = ofNobody();
        String customer = freshCustomer();
        releases(reward, to(customer)).is(200);

        FirstPromoter.sends(reward).isAlreadyCredited();
        FirstPromoter.sends(reward.withCustId("somebody else")).isAlreadyCredited();
        FirstPromoter.sends(reward.withAmount(21)).isHeld("CONFLICT");

        assertThat(Company.balance(customer, "credits")).isEqualTo(20);
    }

    @Test
    void later_rewards_find_the_account_to_which_their_promoter_was_linked() {
        var reward = ofNobody();
        String customer = freshCustomer();
        releases(reward, to(customer)).is(200);

        FirstPromoter.sends(another(reward, 5)).isCredited();
        FirstPromoter.sends(another(reward, 7).withCustId("somebody else")).isCredited();

        assertThat(Company.balance(customer, "credits")).isEqualTo(32);
    }

    @Test
    void a_link_is_changed_by_the_next_release_that_names_an_account() {
        var first = ofNobody();
        var second = another(first, 5);
        FirstPromoter.sends(second).isHeld("NO_ACCOUNT");
        String wrong = freshCustomer();
        String right = freshCustomer();
        releases(first, to(wrong)).is(200);

        releases(second, to(right)).is(200);

        assertThat(Company.balance(wrong, "credits")).isEqualTo(20);
        assertThat(Company.balance(right, "credits")).isEqualTo(5);
        FirstPromoter.sends(another(first, 2)).isCredited();
        assertThat(Company.balance(right, "credits")).isEqualTo(7);
        assertThat(actsOn(first.promoterId()).get(0)).contains("to " + right + ", no longer to " + wrong);
    }

    @Test
    void without_a_name_a_reward_goes_to_the_account_that_it_names_itself() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward.withStatus("completed")).isHeld("NOT_PENDING");

        assertThat(releases(reward, BY_REASON_ALONE).is(200).json().getString("custId"))
                .isEqualTo(reward.custId());

        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(20);
        assertThat(actsOn(reward.promoterId())).isEmpty();
    }

    @Test
    void without_a_name_a_reward_goes_to_the_account_to_which_its_promoter_is_linked() {
        var first = ofNobody();
        String customer = freshCustomer();
        releases(first, to(customer)).is(200);
        var second = another(first, 5).withCustId("somebody else");
        FirstPromoter.sends(second.withStatus("completed")).isHeld("NOT_PENDING");

        releases(second, BY_REASON_ALONE).is(200);

        assertThat(Company.balance(customer, "credits")).isEqualTo(25);
    }

    @Test
    void without_any_name_nothing_is_released_and_the_answer_says_what_to_send() {
        var reward = ofNobody();

        assertThat(releases(reward, BY_REASON_ALONE).isProblem(422).detail()).contains("custId", reward.promoterId());
        assertThat(releases(reward, "{" + REASON + ",\"releaseOthers\":true}")
                        .isProblem(422)
                        .detail())
                .contains("custId");

        assertThat(Tables.statusOf(reward)).isEqualTo("HELD");
        assertThat(actsOn("v1/" + reward.id())).isEmpty();
    }

    @Test
    void a_later_delivery_tells_whose_a_held_reward_is() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward.withStatus("completed").withoutCustId()).isHeld("NOT_PENDING");
        FirstPromoter.sends(reward.withStatus("completed")).isHeld("NOT_PENDING");
        FirstPromoter.sends(reward.withStatus("completed").withoutCustId()).isHeld("NOT_PENDING");

        releases(reward, BY_REASON_ALONE).is(200);

        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(20);
    }

    @Test
    void what_else_waits_for_the_promoters_account_is_released_on_request() {
        var asked = ofNobody();
        List<Reward> waiting = IntStream.rangeClosed(1, 5)
                .mapToObj(amount -> another(asked, amount))
                .toList();
        waiting.forEach(reward -> FirstPromoter.sends(reward).isHeld("NO_ACCOUNT"));
        var completed = another(asked, 100).withStatus("completed");
        FirstPromoter.sends(completed).isHeld("NOT_PENDING");
        var strangers = ofNobody();
        String customer = freshCustomer();

        var released = releases(asked, withOthersTo(customer)).is(200).json();

        assertThat(ids(released.getJsonArray("others")))
                .containsExactlyElementsOf(waiting.stream().map(Reward::id).toList());
        assertThat(released.getJsonArray("unbookable")).isEmpty();
        assertThat(released.getBoolean("more")).isFalse();
        assertThat(Company.balance(customer, "credits")).isEqualTo(20 + 1 + 2 + 3 + 4 + 5);
        assertThat(Tables.statusOf(completed)).isEqualTo("HELD");
        assertThat(Tables.statusOf(strangers)).isEqualTo("HELD");
        waiting.forEach(reward -> {
            FirstPromoter.sends(reward).isAlreadyCredited();
            assertThat(actsOn("v1/" + reward.id())).hasSize(1);
        });
    }

    @Test
    void so_many_others_are_released_a_hundred_at_a_time() {
        var asked = ofNobody();
        List<Reward> waiting =
                Stream.generate(() -> another(asked, 1)).limit(102).toList();
        waiting.forEach(reward -> FirstPromoter.sends(reward).isHeld("NO_ACCOUNT"));
        String customer = freshCustomer();

        var first = releases(asked, withOthersTo(customer)).is(200).json();
        assertThat(first.getJsonArray("others")).hasSize(100);
        assertThat(first.getBoolean("more")).isTrue();
        assertThat(Company.balance(customer, "credits")).isEqualTo(120);

        var left = waiting.stream()
                .filter(reward -> Tables.statusOf(reward).equals("HELD"))
                .toList();
        assertThat(left).hasSize(2);
        var second = releases(left.get(0), "{" + REASON + ",\"releaseOthers\":true}")
                .is(200)
                .json();
        assertThat(ids(second.getJsonArray("others")))
                .containsExactly(left.get(1).id());
        assertThat(second.getBoolean("more")).isFalse();
        assertThat(Company.balance(customer, "credits")).isEqualTo(122);
    }

    @Test
    void what_cannot_be_booked_stays_held_and_the_answer_says_why() {
        for (var reward : List.of(
                Reward.ofCredits().withUnit("cash"),
                Reward.ofCredits().withUnit("bananas"),
                Reward.ofCredits().withJson("amount", "\"twenty\""))) {
            String reason = FirstPromoter.sends(reward).json().getString("reason");

            assertThat(releases(reward, to(freshCustomer())).isProblem(409).detail())
                    .contains(reason);

            assertThat(Tables.statusOf(reward)).isEqualTo("HELD");
            assertThat(actsOn("v1/" + reward.id())).isEmpty();
            assertThat(actsOn(reward.promoterId())).isEmpty();
        }
    }

    @Test
    void what_was_rejected_stays_so() {
        var reward = ofNobody();

        var rejected = rejects(reward).is(200).json();

        assertThat(rejected.getString("status")).isEqualTo("REJECTED");
        assertThat(rejected.isNull("settledAt")).isFalse();
        FirstPromoter.sends(reward.withCustId(freshCustomer())).isHeld("REJECTED");
        assertThat(rejects(reward).isProblem(409).detail()).contains("REJECTED");
        assertThat(releases(reward, to(freshCustomer())).isProblem(409).detail())
                .contains("REJECTED");
        assertThat(actsOn("v1/" + reward.id()))
                .containsExactly("anna: reject fulfilment: held for NO_ACCOUNT: she wrote to us");
    }

    @Test
    void what_was_credited_is_neither_released_nor_rejected() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();

        assertThat(releases(reward, to(freshCustomer())).isProblem(409).detail())
                .contains("CREDITED");
        assertThat(rejects(reward).isProblem(409).detail()).contains("CREDITED");

        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(20);
        assertThat(actsOn("v1/" + reward.id())).isEmpty();
    }

    @Test
    void what_is_not_there_is_not_settled() {
        for (String path : List.of("v1/none", "v2/1", "v3/1", "V1/1", "v1/" + "x".repeat(300))) {
            Company.posts("anna", "/fulfilments/" + path + "/release", null, to("42"))
                    .isProblem(404);
            Company.posts("anna", "/fulfilments/" + path + "/reject", null, BY_REASON_ALONE)
                    .isProblem(404);
        }
    }

    @Test
    void a_decision_has_a_reason_and_nothing_that_is_not_known() {
        var reward = ofNobody();
        for (String body : List.of(
                "{\"custId\":\"42\"}",
                "{\"custId\":\"42\",\"reason\":\" \"}",
                "{\"custId\":\"42\",\"reason\":\"" + "x".repeat(1_001) + "\"}",
                "{\"custId\":\"42\",\"reason\":7}")) {
            assertThat(releases(reward, body).isProblem(400).detail()).contains("reason");
        }
        assertThat(releases(reward, "{\"custId\":\"\"," + REASON + "}")
                        .isProblem(400)
                        .detail())
                .contains("custId");
        assertThat(releases(reward, "{\"releaseOthers\":\"yes\"," + REASON + "}")
                        .isProblem(400)
                        .detail())
                .contains("releaseOthers");
        assertThat(releases(reward, "{\"account\":\"42\"," + REASON + "}")
                        .isProblem(400)
                        .detail())
                .contains("account");
        Company.posts("anna", path(reward) + "/reject", null, "{}").isProblem(400);

        assertThat(Tables.statusOf(reward)).isEqualTo("HELD");
    }

    @Test
    void only_an_operator_decides() {
        var reward = ofNobody();
        for (String caller : List.of("reader", "shop")) {
            Company.posts(caller, path(reward) + "/release", null, to("42")).isProblem(403);
            Company.posts(caller, path(reward) + "/reject", null, BY_REASON_ALONE)
                    .isProblem(403);
            FirstPromoter.sends(Company.as(caller, "/acts")).isProblem(403);
        }
        assertThat(Tables.statusOf(reward)).isEqualTo("HELD");
    }

    @Test
    void of_several_operators_at_once_one_decides() {
        for (int round = 0; round < 5; round++) {
            var reward = ofNobody();
            String customer = freshCustomer();
            Callable<Reply> release = () -> releases(reward, to(customer));
            Callable<Reply> reject = () -> rejects(reward);

            var replies = FirstPromoter.atOnce(
                    12,
                    Stream.generate(() -> List.of(release, reject))
                            .limit(6)
                            .flatMap(List::stream)
                            .toList());

            assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
            assertThat(replies)
                    .filteredOn(reply -> reply.status() != 200)
                    .hasSize(11)
                    .allSatisfy(reply -> reply.isProblem(409));
            String status = Tables.statusOf(reward);
            assertThat(Tables.find("select amount from entry where fulfilment_id = ?", reward.id()))
                    .hasSize(status.equals("CREDITED") ? 1 : 0);
            assertThat(actsOn("v1/" + reward.id())).hasSize(1);
        }
    }

    @Test
    void operators_who_release_each_others_others_credit_each_reward_once() {
        var first = ofNobody();
        var rewards = new ArrayList<>(List.of(first));
        for (int i = 0; i < 11; i++) {
            var reward = another(first, 20);
            FirstPromoter.sends(reward).isHeld("NO_ACCOUNT");
            rewards.add(reward);
        }
        String customer = freshCustomer();
        String cust = Json.createValue(customer).toString();

        List<Callable<Reply>> calls = rewards.stream()
                .flatMap(reward -> Stream.<Callable<Reply>>of(
                        () -> releases(reward, withOthersTo(customer)),
                        () -> FirstPromoter.sends(reward.withPromoter("cust_id", cust))))
                .toList();
        var replies = FirstPromoter.atOnce(calls.size(), calls);

        assertThat(replies).extracting(Reply::status).containsOnly(200, 409);
        assertThat(Company.balance(customer, "credits")).isEqualTo(12 * 20);
        assertThat(Company.readsEntries(customer)).hasSize(12);
        rewards.forEach(reward -> FirstPromoter.sends(reward).isAlreadyCredited());
    }

    @Test
    void what_people_did_is_read_newest_first_and_page_by_page() {
        rejects(ofNobody()).is(200);
        List<Reward> rewards = Stream.generate(SettlementIT::ofNobody).limit(3).toList();
        rewards.forEach(reward -> rejects(reward).is(200));

        var subjects = new ArrayList<String>();
        long last = Long.parseLong(Tables.find(
                        "select id from act where subject = ?",
                        "v1/" + rewards.get(2).id())
                .get(0));
        String next = "&before=" + (last + 1); // newer ones are of tests whose clock was ahead
        for (int page = 0; page < 3; page++) {
            var acts = FirstPromoter.sends(Company.as("anna", "/acts?limit=1" + next))
                    .is(200)
                    .json();
            var act = acts.getJsonArray("acts").getJsonObject(0);
            assertThat(act.getString("actor")).isEqualTo("anna");
            assertThat(act.getString("deed")).isEqualTo("reject fulfilment");
            assertThat(act.getString("detail")).isEqualTo("held for NO_ACCOUNT");
            assertThat(act.getString("reason")).isEqualTo("she wrote to us");
            assertThat(act.getString("actedAt")).endsWith("Z");
            subjects.add(act.getString("subject"));
            next = "&before=" + acts.getString("next");
        }

        assertThat(subjects)
                .containsExactly(
                        "v1/" + rewards.get(2).id(),
                        "v1/" + rewards.get(1).id(),
                        "v1/" + rewards.get(0).id());
        FirstPromoter.sends(Company.as("anna", "/acts?limit=0")).isProblem(400);
        FirstPromoter.sends(Company.as("anna", "/acts?before=x")).isProblem(400);
    }
}
