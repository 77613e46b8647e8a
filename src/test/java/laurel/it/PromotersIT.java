package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whose a promoter's rewards are, as people read and decide it. */
@ExtendWith(ArquillianExtension.class)
class PromotersIT {

    private static String path(Reward reward) {
        return "/promoters/" + reward.promoterId();
    }

    private static Reply links(Reward reward, String custId) {
        return Company.puts(
                "anna", path(reward) + "/account", "{\"custId\":\"" + custId + "\",\"reason\":\"she wrote to us\"}");
    }

    private static Reply unlinks(Reward reward) {
        return Company.deletes("anna", path(reward) + "/account?reason=a%20mistake");
    }

    private static String newCustomer() {
        String custId = "customer " + Reward.fresh();
        Company.puts("anna", "/accounts/" + Company.encoded(custId), "{}").is(201);
        return custId;
    }

    private static List<String> acts(JsonObject promoter) {
        return promoter.getJsonArray("acts").getValuesAs(JsonObject.class).stream()
                .map(act -> act.getString("actor") + ": " + act.getString("deed") + " " + act.getString("detail") + ", "
                        + act.getString("reason"))
                .toList();
    }

    @Test
    void a_promoter_tells_what_is_known() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();

        var promoter = Company.reads(path(reward)).is(200).json();

        assertThat(promoter.getString("id")).isEqualTo(reward.promoterId());
        assertThat(promoter.getString("custId")).isEqualTo(reward.custId());
        assertThat(promoter.getString("email")).isEqualTo("promoter@example.com");
        assertThat(promoter.isNull("account")).isTrue();
        assertThat(promoter.isNull("name")).isTrue();
        assertThat(promoter.isNull("status")).isTrue();
        assertThat(promoter.getString("createdAt")).endsWith("Z");
        assertThat(acts(promoter)).isEmpty();
    }

    @Test
    void a_linked_promoter_earns_for_that_account_until_the_link_ends() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();
        String other = newCustomer();

        assertThat(links(reward, other).is(200).json().getString("account")).isEqualTo(other);
        FirstPromoter.sends(reward.withId(Reward.fresh())).isCredited();
        assertThat(Company.balance(other, "credits")).isEqualTo(20);
        assertThat(unlinks(reward).is(200).json().isNull("account")).isTrue();
        FirstPromoter.sends(reward.withId(Reward.fresh())).isCredited();

        assertThat(Company.balance(other, "credits")).isEqualTo(20);
        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(40);
        assertThat(acts(Company.reads(path(reward)).json()))
                .containsExactly(
                        "anna: unlink promoter from " + other + ", a mistake",
                        "anna: link promoter to " + other + ", she wrote to us");
    }

    @Test
    void what_is_held_stays_held_until_its_next_delivery() {
        var reward = Reward.ofCredits().withoutCustId();
        FirstPromoter.sends(reward).isHeld("NO_ACCOUNT");
        String customer = newCustomer();

        links(reward, customer).is(200);

        assertThat(Tables.statusOf(reward)).isEqualTo("HELD");
        FirstPromoter.sends(reward).isCredited();
        assertThat(Company.balance(customer, "credits")).isEqualTo(20);
    }

    @Test
    void what_is_so_already_is_no_act() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();
        String first = newCustomer();
        String second = newCustomer();

        unlinks(reward).is(200);
        links(reward, first).is(200);
        links(reward, first).is(200);
        links(reward, second).is(200);

        assertThat(acts(Company.reads(path(reward)).json()))
                .containsExactly(
                        "anna: link promoter to " + second + ", no longer to " + first + ", she wrote to us",
                        "anna: link promoter to " + first + ", she wrote to us");
    }

    @Test
    void what_is_not_there_is_a_problem() {
        var unknown = Reward.ofCredits();
        String customer = newCustomer();
        Company.reads(path(unknown)).isProblem(404);
        Company.reads("/promoters/" + "x".repeat(300)).isProblem(404);
        links(unknown, customer).isProblem(404);
        unlinks(unknown).isProblem(404);
        FirstPromoter.sends(unknown).isCredited();
        assertThat(links(unknown, "nobody " + Reward.fresh()).isProblem(422).detail())
                .contains("cust_id nobody");
    }

    @Test
    void what_cannot_be_meant_is_refused_with_the_name_of_the_field() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();
        for (String body : List.of("{\"reason\":\"x\"}", "{\"custId\":\" \",\"reason\":\"x\"}")) {
            assertThat(Company.puts("anna", path(reward) + "/account", body)
                            .isProblem(400)
                            .detail())
                    .startsWith("custId ");
        }
        assertThat(Company.puts("anna", path(reward) + "/account", "{\"custId\":\"a\"}")
                        .isProblem(400)
                        .detail())
                .startsWith("reason ");
        for (String query : List.of("", "?reason=", "?reason=%20", "?reason=" + "x".repeat(1_001))) {
            assertThat(Company.deletes("anna", path(reward) + "/account" + query)
                            .isProblem(400)
                            .detail())
                    .startsWith("reason ");
        }
    }

    @Test
    void only_an_operator_links() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();

        Company.puts("shop", path(reward) + "/account", "{\"custId\":\"a\",\"reason\":\"x\"}")
                .isProblem(403);
        Company.deletes("reader", path(reward) + "/account?reason=x").isProblem(403);
        FirstPromoter.sends(Company.request(path(reward))).isProblem(401);
    }
}
