package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the company's application reads back. */
@ExtendWith(ArquillianExtension.class)
class AccountsIT {

    @Test
    void an_account_tells_its_balances_and_since_when_it_is_there() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();

        var account = Company.readsAccount(reward.custId()).json();

        assertThat(account.getString("custId")).isEqualTo(reward.custId());
        assertThat(account.getJsonObject("balances").toString()).isEqualTo("{\"credits\":20}");
        assertThat(account.getJsonObject("available").toString()).isEqualTo("{\"credits\":20}");
        assertThat(account.getString("createdAt")).matches("20..-..-..T..:..:..(\\.\\d+)?Z");
    }

    @Test
    void an_entry_explains_itself() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();

        JsonObject entry = Company.readsEntries(reward.custId()).get(0);

        assertThat(entry.getString("unit")).isEqualTo("credits");
        assertThat(entry.getInt("amount")).isEqualTo(20);
        assertThat(entry.getInt("balanceAfter")).isEqualTo(20);
        assertThat(entry.getString("kind")).isEqualTo("CREDIT");
        assertThat(entry.getString("system")).isEqualTo("v1");
        assertThat(entry.getString("fulfilment")).isEqualTo(reward.id());
        assertThat(entry.getString("actor")).isEqualTo("firstpromoter");
        assertThat(entry.getString("recordedAt")).endsWith("Z");
    }

    @Test
    void entries_are_paged_by_key_newest_first() {
        var reward = Reward.ofCredits();
        for (int amount = 1; amount <= 7; amount++) {
            FirstPromoter.sends(reward.withId(Reward.fresh()).withAmount(amount))
                    .isCredited();
        }
        var amounts = new ArrayList<Integer>();
        String path = "/accounts/" + Company.encoded(reward.custId()) + "/entries?limit=3";
        String next = "";
        int pages = 0;
        while (next != null) {
            var page = Company.reads(path + next).json();
            page.getJsonArray("entries")
                    .getValuesAs(JsonObject.class)
                    .forEach(entry -> amounts.add(entry.getInt("amount")));
            next = page.isNull("next") ? null : "&before=" + page.getString("next");
            pages++;
        }

        assertThat(amounts).containsExactly(7, 6, 5, 4, 3, 2, 1);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void a_page_does_not_begin_at_somebody_elses_entry() {
        var mine = Reward.ofCredits();
        var other = Reward.ofCredits();
        FirstPromoter.sends(mine).isCredited();
        FirstPromoter.sends(other).isCredited();
        var foreign = Company.readsEntries(other.custId()).get(0).getString("id");

        var page = Company.reads("/accounts/" + Company.encoded(mine.custId()) + "/entries?before=" + foreign)
                .json();

        assertThat(page.getJsonArray("entries")).isEmpty();
    }

    @Test
    void an_id_may_hold_any_character() {
        for (String id : List.of(
                "a/b",
                "a\\b",
                "a;b=c",
                "50%",
                "a+b",
                "ü字😀",
                "a b",
                "\"quoted\"",
                "'; drop table entry; --",
                "a?b#c",
                "..x",
                "%2F",
                "~")) {
            String custId = id + Reward.fresh();
            var reward = Reward.ofCredits().withCustId(custId);
            FirstPromoter.sends(reward).isCredited();

            assertThat(Company.reads("/accounts?custId=" + Company.encoded(custId))
                            .json()
                            .getString("custId"))
                    .isEqualTo(custId);
            if (isTakenInAPath(custId)) {
                assertThat(Company.readsAccount(custId).json().getString("custId"))
                        .isEqualTo(custId);
                assertThat(Company.readsEntries(custId)).hasSize(1);
            }
        }
    }

    /** Payara refuses every path with a backslash, before an application sees it: for such ids there is the query. */
    private static boolean isTakenInAPath(String custId) {
        return !(custId.contains("\\") && System.getProperty("com.sun.aas.instanceRoot") != null);
    }

    @Test
    void two_ids_that_differ_in_their_case_only_are_two_accounts() {
        var lower = Reward.ofCredits().withCustId("case-" + Reward.fresh() + "-x");
        FirstPromoter.sends(lower).isCredited();

        assertThat(Company.readsAccount(lower.custId().toUpperCase(java.util.Locale.ROOT))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobody_reads_without_a_key() {
        FirstPromoter.sends(Company.request("/accounts/1")).isProblem(401);
        FirstPromoter.sends(Company.request("/accounts/1").header("Authorization", "Bearer wrong"))
                .isProblem(401);
        FirstPromoter.sends(
                        Company.request("/accounts/1").header("Authorization", FirstPromoter.basic("a", Company.key())))
                .isProblem(401);
        FirstPromoter.sends(Company.request("/accounts/1/entries")).isProblem(401);
        FirstPromoter.sends(Company.request("/accounts?custId=1")).isProblem(401);
    }

    @Test
    void an_operator_makes_an_account_known_and_again_without_harm() {
        String custId = "new customer " + Reward.fresh();
        String path = "/accounts/" + Company.encoded(custId);

        var made = Company.puts("anna", path, "{\"email\":\"new@example.com\"}").is(201);
        var again = Company.puts("anna", path, "{}").is(200);
        var withoutBody = FirstPromoter.sends(Company.as("anna", path).PUT(BodyPublishers.noBody()))
                .is(200);

        assertThat(made.json().getString("custId")).isEqualTo(custId);
        assertThat(made.json().getJsonObject("balances")).isEmpty();
        assertThat(again.json()).isEqualTo(made.json());
        assertThat(withoutBody.json()).isEqualTo(made.json());
        assertThat(Company.readsAccount(custId).json()).isEqualTo(made.json());
        assertThat(Tables.find("select email from account where cust_id = ?", custId))
                .containsExactly("new@example.com");
    }

    @Test
    void an_account_that_is_made_known_many_times_at_once_is_made_once() {
        String path = "/accounts?custId=" + Company.encoded("new\\customer " + Reward.fresh());

        var replies = FirstPromoter.atOnce(
                10,
                Stream.<Callable<Reply>>generate(() -> () -> Company.puts("anna", path, "{}"))
                        .limit(10)
                        .toList());

        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(9);
    }

    @Test
    void an_account_is_made_known_by_an_operator_only_and_with_a_usable_address() {
        String path = "/accounts/" + Reward.fresh();

        Company.puts("shop", path, "{}").isProblem(403);
        for (String email : List.of("\"\"", "7", "\"" + "x".repeat(321) + "\"", "{}")) {
            assertThat(Company.puts("anna", path, "{\"email\":" + email + "}")
                            .isProblem(400)
                            .detail())
                    .startsWith("email ");
        }
        assertThat(Company.puts("anna", path, "{\"name\":\"Anna\"}")
                        .isProblem(400)
                        .detail())
                .contains("name", "email");
        Company.puts("anna", "/accounts", "{}").isProblem(400);
        Company.reads(path).isProblem(404);
    }

    @Test
    void what_is_not_there_or_asked_wrongly_is_a_problem_that_tells_why() {
        Company.reads("/accounts/nobody").isProblem(404);
        Company.reads("/accounts/nobody/entries").isProblem(404);
        Company.reads("/accounts/%20").isProblem(400);
        Company.reads("/accounts").isProblem(400);
        Company.reads("/accounts?custId=").isProblem(400);
        for (String query : List.of(
                "limit=0", "limit=501", "limit=x", "limit=99999999999999999999", "before=x", "before=-1", "limit=")) {
            assertThat(Company.reads("/accounts/nobody/entries?" + query)
                            .isProblem(400)
                            .detail())
                    .contains(query.substring(0, query.indexOf('=')));
        }
    }
}
