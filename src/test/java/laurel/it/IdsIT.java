package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One customer has one account, and one reward is one, however FirstPromoter and applications write their ids and words. */
@ExtendWith(ArquillianExtension.class)
class IdsIT {

    private static final List<String> INVISIBLE =
            List.of(" ", "\t", "\u00a0", "\u200b", "\ufeff", "\u2060", "\u00ad", "\u202e", "\u3000", "\u200e\u00a0 ");
    private static final List<String> NOBODY = List.of(
            "undefined", "NULL", "NaN", "None", "[object Object]", "{{id}}", "${id}", "%id%", "\u00a0", "\u200bnull");

    private static String quoted(String text) {
        return Json.createValue(text).toString();
    }

    @Test
    void what_cannot_be_seen_around_a_cust_id_opens_no_account_of_its_own() {
        String customer = "customer " + Reward.fresh();
        for (String invisible : INVISIBLE) {
            FirstPromoter.sends(Reward.ofCredits().withCustId(invisible + customer))
                    .isCredited();
            FirstPromoter.sends(Reward.ofCredits().withCustId(customer + invisible))
                    .isCredited();
        }

        assertThat(Company.balance(customer, "credits")).isEqualTo(INVISIBLE.size() * 40);
        for (String invisible : INVISIBLE) {
            var same = Company.reads("/accounts?custId=" + Company.encoded(invisible + customer + invisible));
            assertThat(same.is(200).json().getString("custId")).isEqualTo(customer);
        }
        assertThat(Company.reads("/fulfilments?custId=" + Company.encoded("\u00a0" + customer))
                        .is(200)
                        .json()
                        .getJsonArray("fulfilments"))
                .hasSize(INVISIBLE.size() * 2);
    }

    @Test
    void a_whole_number_is_the_same_customer_however_it_is_written() {
        long customer = 10_000 + Reward.fresh();
        String first = Long.toString(customer).substring(0, 1);
        String scientific = first + "." + Long.toString(customer).substring(1) + "e"
                + (Long.toString(customer).length() - 1);
        for (String number : List.of("" + customer, customer + ".0", customer + ".000", scientific)) {
            FirstPromoter.sends(Reward.ofCredits().payload().toString().replaceFirst("\"customer \\d+\"", number))
                    .isCredited();
        }

        assertThat(Company.balance("" + customer, "credits")).isEqualTo(80);
        for (String none : List.of("1.5", "1e400", "1e999999999")) {
            FirstPromoter.sends(Reward.ofCredits().payload().toString().replaceFirst("\"customer \\d+\"", none))
                    .isHeld("NO_ACCOUNT");
        }
    }

    @Test
    void a_reward_is_credited_once_whatever_is_around_its_id() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();
        for (String invisible : INVISIBLE) {
            FirstPromoter.sends(reward.withId(invisible + reward.id())).isAlreadyCredited();
            FirstPromoter.sends(reward.withId(reward.id() + invisible)).isAlreadyCredited();
            FirstPromoter.sends(reward.withPromoterId(invisible + reward.promoterId()))
                    .isAlreadyCredited();
            Company.reads("/fulfilments/v1/" + Company.encoded(invisible.strip() + reward.id() + "\u200b"))
                    .is(200);
        }

        assertThat(Company.readsEntries(reward.custId())).hasSize(1);
    }

    @Test
    void what_a_program_writes_for_nothing_is_nobodys() {
        for (String nobody : NOBODY) {
            var reward = Reward.ofCredits().withCustId(nobody);
            FirstPromoter.sends(reward).isHeld("NO_ACCOUNT");
            FirstPromoter.sends(Reward.ofCredits().withId(nobody)).isProblem(400);
            String encoded = Company.encoded(nobody);
            Company.reads("/accounts?custId=" + encoded).isProblem(400);
            Company.reads("/fulfilments?custId=" + encoded).isProblem(400);
            Company.reads("/fulfilments?promoter=" + encoded).isProblem(400);
            Company.reads("/entries.csv?custId=" + encoded).isProblem(400);
            Company.puts("anna", "/accounts?custId=" + encoded, "{}").isProblem(400);
            Company.posts("shop", "/redemptions?custId=" + encoded, Company.freshKey(), Company.redemption(1))
                    .isProblem(400);
            String body = "{\"custId\":" + quoted(nobody) + ",\"reason\":\"she wrote to us\"}";
            assertThat(Company.posts("anna", "/fulfilments/v1/" + reward.id() + "/release", null, body)
                            .isProblem(400)
                            .detail())
                    .contains("cust");
            FirstPromoter.sends(Company.as("anna", "/promoters/" + reward.promoterId() + "/account")
                            .header("Content-Type", "application/json")
                            .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(body)))
                    .isProblem(400);
            assertThat(Tables.statusOf(reward)).isEqualTo("HELD");
        }
        assertThat(Company.reads("/accounts/undefined").isProblem(400).detail()).contains("must name somebody");
    }

    @Test
    void FirstPromoters_words_are_read_in_any_case_and_money_is_never_credited() {
        FirstPromoter.sends(Reward.ofCredits().withStatus("Pending")).isCredited();
        FirstPromoter.sends(Reward.ofCredits().withStatus("Denied")).isHeld("NOT_PENDING");
        for (String money : List.of("Cash", "CASH", " cash\u200b")) {
            FirstPromoter.sends(Reward.ofCredits().withUnit(money)).isHeld("MONETARY");
        }
        FirstPromoter.sends(Reward.ofCredits().withUnit("Credits")).isHeld("UNKNOWN_UNIT");
    }

    @Test
    void a_test_is_recorded_and_books_nothing() {
        var reward = Reward.ofCredits();
        for (String test : List.of("true", "\"true\"", "\"True \"")) {
            String body = reward.payload().toString().replaceFirst("\"data\":\\{", "\"data\":{\"test\":" + test + ",");

            assertThat(FirstPromoter.sends(body).status()).isEqualTo(204);
        }

        assertThat(Tables.statusOf(reward)).isEmpty();
        Company.readsAccount(reward.custId()).isProblem(404);
        assertThat(Tables.find(
                        "select outcome || ' ' || status || ' ' || detail from delivery where payload like ?",
                        "%" + reward.custId() + "%"))
                .hasSize(3)
                .containsOnly("RECORDED 204 A test (data.test): nothing is booked.");
        FirstPromoter.sends(reward.payload().toString().replaceFirst("\"data\":\\{", "\"data\":{\"test\":false,"))
                .isCredited();
    }

    @Test
    void a_name_that_is_there_twice_fails_a_delivery_only_where_it_is_read() {
        var reward = Reward.ofCredits();
        String body = reward.payload().toString();

        FirstPromoter.sends(body.replaceFirst("\"amount\":20", "\"amount\":20,\"amount\":21"))
                .isProblem(400);
        FirstPromoter.sends(body.replaceFirst(
                        "\"amount\":20", "\"amount\":20,\"note\":1,\"note\":2,\"campaign\":{\"id\":1,\"id\":2}"))
                .isCredited();

        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(20);
    }
}
