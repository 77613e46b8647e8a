package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** FirstPromoter corrects a reward, or moves it to another promoter: what is held follows, what is credited stays. */
@ExtendWith(ArquillianExtension.class)
class AnnouncedAgainIT {

    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
    private static final String REASON = "\"reason\":\"she wrote to us\"";

    private static String path(Reward reward) {
        return "/fulfilments/v1/" + reward.id();
    }

    private static String freshCustomer() {
        return "customer " + Reward.fresh();
    }

    private static Reward moved(Reward reward) {
        return reward.withPromoterId(Reward.fresh());
    }

    private static String to(String custId) {
        return "{\"custId\":" + Json.createValue(custId) + "," + REASON + "}";
    }

    private static String seen(Reward reward, String custId, int amount) {
        return "{\"custId\":" + Json.createValue(custId) + "," + REASON + ",\"promoter\":\"" + reward.promoterId()
                + "\",\"unit\":\"credits\",\"amount\":" + amount + "}";
    }

    private static Reply releases(Reward reward, String body) {
        return Company.posts("anna", path(reward) + "/release", null, body);
    }

    private static Reply confirms(Reward reward, String promoter) {
        return Company.posts(
                "anna", path(reward) + "/confirm", null, "{\"promoter\":\"" + promoter + "\"," + REASON + "}");
    }

    private static JsonObject story(Reward reward) {
        return Company.reads(path(reward)).is(200).json();
    }

    private static List<String> acts(Reward reward) {
        return story(reward).getJsonArray("acts").getValuesAs(JsonObject.class).stream()
                .map(act -> act.getString("actor") + ": " + act.getString("deed") + ": " + act.getString("detail"))
                .toList();
    }

    private static String accountOf(String promoter) {
        var json = Company.reads("/promoters/" + promoter).is(200).json();
        return json.isNull("account") ? null : json.getString("account");
    }

    @Test
    void a_reward_that_is_moved_while_it_is_held_is_its_new_promoters() {
        var first = Reward.ofCredits().withoutCustId();
        FirstPromoter.sends(first).isHeld("NO_ACCOUNT");
        var second = moved(first);
        FirstPromoter.sends(second).isHeld("NO_ACCOUNT");
        String customer = freshCustomer();

        var released = releases(first, to(customer)).is(200).json();

        assertThat(released.getString("promoter")).isEqualTo(second.promoterId());
        assertThat(released.getJsonObject("linked"))
                .isEqualTo(Json.createObjectBuilder()
                        .add("promoter", second.promoterId())
                        .add("account", customer)
                        .build());
        assertThat(accountOf(second.promoterId())).isEqualTo(customer);
        assertThat(accountOf(first.promoterId())).isNull();
        FirstPromoter.sends(second).isAlreadyCredited();
        assertThat(Company.balance(customer, "credits")).isEqualTo(20);
    }

    @Test
    void a_reward_that_gets_an_account_by_being_moved_is_credited_to_it() {
        var first = Reward.ofCredits();
        FirstPromoter.sends(first.withStatus("completed")).isHeld("NOT_PENDING");
        var second = moved(first).withCustId(freshCustomer());

        FirstPromoter.sends(second).isCredited();

        assertThat(Company.balance(second.custId(), "credits")).isEqualTo(20);
        Company.readsAccount(first.custId()).isProblem(404);
    }

    @Test
    void the_account_of_the_former_promoter_is_not_the_new_ones() {
        var first = Reward.ofCredits();
        FirstPromoter.sends(first.withStatus("completed")).isHeld("NOT_PENDING");

        FirstPromoter.sends(moved(first).withoutCustId()).isHeld("NO_ACCOUNT");

        assertThat(releases(first, "{" + REASON + "}").isProblem(422).detail()).contains("names no account");
    }

    @Test
    void a_reward_whose_unit_and_amount_are_corrected_is_credited_with_those() {
        for (var wrong : List.of(
                Reward.ofCredits().withUnit("cash"),
                Reward.ofCredits().withUnit("bananas"),
                Reward.ofCredits().withJson("amount", "\"many\""))) {
            FirstPromoter.sends(wrong).json();

            FirstPromoter.sends(wrong.withAmount(7).withUnit("points")).isCredited();

            assertThat(Company.balance(wrong.custId(), "points")).isEqualTo(7);
            assertThat(Company.readsEntries(wrong.custId())).hasSize(1);
        }
    }

    @Test
    void what_it_was_and_by_which_delivery_it_became_another_stands_in_its_story() {
        var first = Reward.ofCredits().withoutCustId();
        FirstPromoter.sends(first).isHeld("NO_ACCOUNT");
        var second = moved(first).withAmount(25);
        FirstPromoter.sends(second).isHeld("NO_ACCOUNT");
        FirstPromoter.sends(second).isHeld("NO_ACCOUNT");

        assertThat(acts(first))
                .containsExactly("firstpromoter: correct fulfilment: from 20 credits for promoter " + first.promoterId()
                        + " to 25 credits for promoter " + second.promoterId());
        var story = story(first);
        String delivery = story.getJsonArray("deliveries").getJsonObject(1).getString("id");
        assertThat(story.getJsonArray("acts").getJsonObject(0).getString("reason"))
                .isEqualTo("Announced anew by delivery " + delivery + ".");
    }

    @Test
    void an_older_announcement_that_arrives_late_changes_nothing() {
        var old = Reward.ofCredits().withoutCustId().asOf(MORNING);
        FirstPromoter.sends(old).isHeld("NO_ACCOUNT");
        var corrected = moved(old).withAmount(25).asOf(MORNING.plusSeconds(60));
        FirstPromoter.sends(corrected).isHeld("NO_ACCOUNT");

        FirstPromoter.sends(old).isHeld("NO_ACCOUNT");
        FirstPromoter.sends(old.withCustId(freshCustomer())).isHeld("NO_ACCOUNT");

        assertThat(story(old).getInt("amount")).isEqualTo(25);
        assertThat(story(old).getString("promoter")).isEqualTo(corrected.promoterId());
        assertThat(acts(old)).hasSize(1);
        var withAccount = corrected.withCustId(freshCustomer());
        FirstPromoter.sends(withAccount).isCredited();
        assertThat(Company.balance(withAccount.custId(), "credits")).isEqualTo(25);
    }

    @Test
    void an_operator_releases_and_rejects_what_they_saw_or_nothing() {
        var first = Reward.ofCredits().withoutCustId();
        FirstPromoter.sends(first).isHeld("NO_ACCOUNT");
        var second = moved(first).withAmount(25);
        FirstPromoter.sends(second).isHeld("NO_ACCOUNT");
        String customer = freshCustomer();

        for (String body : List.of(
                seen(first, customer, 20),
                seen(first, customer, 25),
                seen(second, customer, 20),
                "{" + REASON + ",\"custId\":\"c\",\"unit\":\"points\"}")) {
            assertThat(releases(first, body).isProblem(409).detail())
                    .contains("25 credits for promoter " + second.promoterId());
        }
        assertThat(Company.posts("anna", path(first) + "/reject", null, "{" + REASON + ",\"amount\":20}")
                        .isProblem(409)
                        .detail())
                .contains("25 credits");
        assertThat(Tables.statusOf(first)).isEqualTo("HELD");
        assertThat(accountOf(first.promoterId())).isNull();

        releases(first, seen(second, customer, 25)).is(200);
        assertThat(Company.balance(customer, "credits")).isEqualTo(25);
    }

    @Test
    void others_that_were_moved_away_are_not_released_with_the_promoters() {
        var asked = Reward.ofCredits().withoutCustId();
        FirstPromoter.sends(asked).isHeld("NO_ACCOUNT");
        var away = asked.withId(Reward.fresh());
        FirstPromoter.sends(away).isHeld("NO_ACCOUNT");
        FirstPromoter.sends(moved(away)).isHeld("NO_ACCOUNT");
        var here = Reward.ofCredits().withoutCustId();
        FirstPromoter.sends(here).isHeld("NO_ACCOUNT");
        FirstPromoter.sends(here.withPromoter("id", asked.promoterId())).isHeld("NO_ACCOUNT");

        var others = releases(
                        asked,
                        "{\"custId\":" + Json.createValue(freshCustomer()) + "," + REASON + ",\"releaseOthers\":true}")
                .is(200)
                .json()
                .getJsonArray("others");

        assertThat(others).hasSize(1);
        assertThat(others.getJsonObject(0).getString("id")).isEqualTo(here.id());
        assertThat(Tables.statusOf(away)).isEqualTo("HELD");
    }

    @Test
    void a_rejected_reward_stays_rejected_whatever_it_is_corrected_to() {
        var reward = Reward.ofCredits().withoutCustId();
        FirstPromoter.sends(reward).isHeld("NO_ACCOUNT");
        Company.posts("anna", path(reward) + "/reject", null, "{" + REASON + "}")
                .is(200);

        FirstPromoter.sends(moved(reward).withAmount(25).withCustId(freshCustomer()))
                .isHeld("REJECTED");

        assertThat(story(reward).getInt("amount")).isEqualTo(20);
        assertThat(story(reward).getString("promoter")).isEqualTo(reward.promoterId());
    }

    @Test
    void a_credited_reward_that_is_moved_is_given_once_an_operator_has_confirmed_it() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();
        var other = moved(reward);
        assertThat(confirms(reward, other.promoterId()).isProblem(409).detail()).contains("nothing to confirm");
        FirstPromoter.sends(other).isHeld("CONFLICT");
        FirstPromoter.sends(other).isHeld("CONFLICT");
        var noted = story(reward).getJsonArray("otherPromoters");
        assertThat(noted).hasSize(1);
        assertThat(noted.getJsonObject(0).getString("promoter")).isEqualTo(other.promoterId());
        assertThat(noted.getJsonObject(0).isNull("confirmedAt")).isTrue();

        var confirmed = confirms(reward, other.promoterId()).is(200).json();
        confirms(reward, other.promoterId()).is(200);

        assertThat(confirmed.getJsonArray("otherPromoters").getJsonObject(0).getString("confirmedBy"))
                .isEqualTo("anna");
        assertThat(acts(reward))
                .containsExactly("anna: confirm promoter: promoter " + other.promoterId() + " for "
                        + reward.promoterId() + ", in the account of " + reward.custId());
        FirstPromoter.sends(other).isAlreadyCredited();
        FirstPromoter.sends(reward).isAlreadyCredited();
        FirstPromoter.sends(moved(reward)).isHeld("CONFLICT");
        FirstPromoter.sends(other.withAmount(21)).isHeld("CONFLICT");
        assertThat(Company.readsEntries(reward.custId())).hasSize(1);
    }

    @Test
    void nothing_else_is_confirmed() {
        var reward = Reward.ofCredits();
        Company.posts("anna", path(reward) + "/confirm", null, "{\"promoter\":\"1\"," + REASON + "}")
                .isProblem(404);
        FirstPromoter.sends(reward.withoutCustId()).isHeld("NO_ACCOUNT");
        confirms(reward, reward.promoterId()).isProblem(409);
        FirstPromoter.sends(reward).isCredited();
        FirstPromoter.sends(reward.withAmount(21)).isHeld("CONFLICT");
        var otherAmount = moved(reward).withAmount(21);
        FirstPromoter.sends(otherAmount).isHeld("CONFLICT");

        confirms(reward, reward.promoterId()).isProblem(409);
        confirms(reward, otherAmount.promoterId()).isProblem(409);
        Company.posts("anna", path(reward) + "/confirm", null, "{" + REASON + "}")
                .isProblem(400);
        Company.posts("shop", path(reward) + "/confirm", null, "{\"promoter\":\"1\"," + REASON + "}")
                .isProblem(403);
        Company.posts("anna", path(reward) + "/reverse", null, "{" + REASON + "}")
                .is(200);
        confirms(reward, otherAmount.promoterId()).isProblem(409);
    }

    @Test
    void of_corrections_releases_and_rejects_at_once_what_is_credited_is_what_was_seen_and_once() {
        var random = new Random(7);
        for (int round = 0; round < 8; round++) {
            var first = Reward.ofCredits().withoutCustId();
            var second = moved(first).withAmount(25);
            FirstPromoter.sends(first).isHeld("NO_ACCOUNT");
            String customer = freshCustomer();
            var calls = new ArrayList<Callable<Reply>>();
            IntStream.range(0, 4).forEach(i -> {
                calls.add(() -> FirstPromoter.sends(first));
                calls.add(() -> FirstPromoter.sends(second));
            });
            calls.add(() -> releases(first, seen(first, customer, 20)));
            calls.add(() -> releases(first, seen(second, customer, 25)));
            Collections.shuffle(calls, random);

            FirstPromoter.atOnce(calls.size(), calls);

            var entries = Tables.find("select amount from entry where fulfilment_id = ?", first.id());
            assertThat(entries).hasSizeLessThanOrEqualTo(1);
            var story = story(first);
            String status = story.getString("status");
            assertThat(status).isEqualTo(entries.isEmpty() ? "HELD" : "CREDITED");
            boolean isFirsts = story.getString("promoter").equals(first.promoterId());
            assertThat(story.getInt("amount")).isEqualTo(isFirsts ? 20 : 25);
            if (!entries.isEmpty()) {
                assertThat(entries).containsExactly(isFirsts ? "20" : "25");
                assertThat(Tables.find(
                                "select subject from act where deed = 'link promoter' and detail = ?",
                                "to " + customer))
                        .containsExactly(story.getString("promoter"));
            }
        }
    }
}
