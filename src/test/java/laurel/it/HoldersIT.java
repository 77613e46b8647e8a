package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who holds what of an account, who may end that, and who did. */
@ExtendWith(ArquillianExtension.class)
class HoldersIT {

    @AfterEach
    void theClockIsRight() {
        TestClock.isRight();
    }

    private static String request(long credits, int seconds) {
        return "{\"unit\":\"credits\",\"amount\":" + credits + ",\"reference\":\"cart " + credits
                + "\",\"expiresInSeconds\":" + seconds + "}";
    }

    private static String holds(String caller, String custId, long credits) {
        return holds(caller, custId, credits, 600);
    }

    private static String holds(String caller, String custId, long credits, int seconds) {
        return Company.posts(
                        caller,
                        "/accounts/" + Company.encoded(custId) + "/holds",
                        Company.freshKey(),
                        request(credits, seconds))
                .is(201)
                .json()
                .getString("id");
    }

    private static Reply captures(String caller, String hold) {
        return Company.posts(caller, "/holds/" + hold + "/capture", null, "{}");
    }

    private static Reply releases(String caller, String hold) {
        return Company.posts(caller, "/holds/" + hold + "/release", null, "null");
    }

    private static JsonObject lists(String custId, String query) {
        return Company.reads("/accounts/" + Company.encoded(custId) + "/holds" + query)
                .is(200)
                .json();
    }

    private static List<JsonObject> listed(String custId, String query) {
        return lists(custId, query).getJsonArray("holds").getValuesAs(JsonObject.class);
    }

    private static List<Long> amounts(String custId, String query) {
        return listed(custId, query).stream()
                .map(hold -> hold.getJsonNumber("amount").longValueExact())
                .toList();
    }

    @Test
    void the_holds_of_an_account_tell_who_holds_how_much_and_until_when() {
        String customer = Company.customerWith(20);
        holds("kiosk", Company.customerWith(20), 9);
        String hold = holds("shop", customer, 5);

        var listed = listed(customer, "?status=OPEN");

        assertThat(listed)
                .containsExactly(Company.reads("/holds/" + hold).is(200).json());
        assertThat(listed.get(0).getString("actor")).isEqualTo("shop");
        assertThat(listed.get(0).getString("reference")).isEqualTo("cart 5");
        assertThat(listed.get(0).getString("expiresAt")).endsWith("Z");
    }

    @Test
    void a_list_takes_those_that_stand_where_it_is_asked_now() {
        String customer = Company.customerWith(100);
        releases("shop", holds("shop", customer, 1)).is(200);
        captures("shop", holds("shop", customer, 2)).is(200);
        holds("shop", customer, 3, 60);
        holds("shop", customer, 4, 600);

        TestClock.goesOn(Duration.ofSeconds(60));

        assertThat(amounts(customer, "?status=OPEN")).containsExactly(4L);
        assertThat(amounts(customer, "?status=EXPIRED")).containsExactly(3L);
        assertThat(amounts(customer, "?status=CAPTURED")).containsExactly(2L);
        assertThat(amounts(customer, "?status=RELEASED")).containsExactly(1L);
        assertThat(listed(customer, ""))
                .extracting(hold -> hold.getString("status"))
                .containsExactly("OPEN", "EXPIRED", "CAPTURED", "RELEASED");
    }

    @Test
    void holds_are_paged_by_key_newest_first() {
        String customer = Company.customerWith(100);
        for (int credits = 1; credits <= 7; credits++) {
            String hold = holds("shop", customer, credits);
            if (credits % 3 == 0) {
                releases("shop", hold).is(200);
            } else if (credits % 3 == 1) {
                captures("shop", hold).is(200);
            }
        }
        var amounts = new ArrayList<Long>();
        int pages = 0;
        for (String next = ""; next != null; pages++) {
            var page = lists(customer, "?limit=3" + next);
            page.getJsonArray("holds")
                    .getValuesAs(JsonObject.class)
                    .forEach(hold -> amounts.add(hold.getJsonNumber("amount").longValueExact()));
            next = page.isNull("next") ? null : "&before=" + page.getString("next");
        }

        assertThat(amounts).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void the_account_may_be_named_in_the_query_and_must_be_known() {
        String custId = "a\\b/" + Reward.fresh();
        FirstPromoter.sends(Reward.ofCredits().withCustId(custId)).isCredited();
        Company.posts("shop", "/holds?custId=" + Company.encoded(custId), Company.freshKey(), request(5, 60))
                .is(201);

        var list = Company.reads("/holds?status=OPEN&custId=" + Company.encoded(custId))
                .is(200)
                .json();

        assertThat(list.getJsonArray("holds")).hasSize(1);
        Company.reads("/holds").isProblem(400);
        Company.reads("/holds?custId=nobody-" + Reward.fresh()).isProblem(404);
        assertThat(Company.reads("/holds?custId=1&status=open").isProblem(400).detail())
                .contains("OPEN, CAPTURED, RELEASED, EXPIRED");
    }

    @Test
    void a_hold_is_settled_by_whoever_made_it_and_nobody_learns_who_that_is() {
        String customer = Company.customerWith(20);
        String hold = holds("shop", customer, 5);

        for (Reply refused : List.of(captures("kiosk", hold), releases("kiosk", hold))) {
            assertThat(refused.isProblem(403).detail()).doesNotContain("shop", customer, "cart");
        }
        assertThat(Company.reads("/holds/" + hold).json().getString("status")).isEqualTo("OPEN");

        captures("shop", hold).is(200);
        captures("kiosk", hold).isProblem(403);
        releases("kiosk", hold).isProblem(403);
        captures("kiosk", "1").isProblem(404);
    }

    @Test
    void an_operator_settles_what_others_hold_and_stands_in_the_books() {
        String customer = Company.customerWith(20);
        String captured = holds("shop", customer, 5);
        String released = holds("shop", customer, 6);

        captures("anna", captured).is(200);
        releases("berta", released).is(200);

        var capture = Company.reads("/holds/" + captured).json();
        assertThat(capture.getString("actor")).isEqualTo("shop");
        assertThat(capture.getString("settledBy")).isEqualTo("anna");
        assertThat(capture.getString("settledAt")).endsWith("Z");
        assertThat(Company.readsEntries(customer).get(0).getString("actor")).isEqualTo("anna");
        var release = Company.reads("/holds/" + released).json();
        assertThat(release.getString("settledBy")).isEqualTo("berta");
        assertThat(listed(customer, "?status=RELEASED")).containsExactly(release);
    }

    @Test
    void two_keys_of_one_name_are_one_caller() {
        String customer = Company.customerWith(20);
        String hold = holds("shop", customer, 5);
        String key = Company.posts("berta", "/keys", null, "{\"name\":\"shop\",\"role\":\"spender\"}")
                .is(201)
                .json()
                .getString("key");

        FirstPromoter.sends(Company.request("/holds/" + hold + "/release")
                        .header("Authorization", "Bearer " + key)
                        .POST(BodyPublishers.noBody()))
                .is(200);
    }

    @Test
    void who_makes_an_account_known_and_changes_its_address_stands_in_the_acts() {
        String custId = "known " + Reward.fresh();
        String path = "/accounts/" + Company.encoded(custId);

        Company.puts("anna", path, "{\"email\":\"old@example.com\"}").is(201);
        Company.puts("berta", path, "{\"email\":\"new@example.com\",\"reason\":\"she moved\"}")
                .is(200);
        Company.puts("anna", path, "{\"email\":\"new@example.com\"}").is(200);
        Company.puts("anna", path, "null").is(200);

        assertThat(Tables.find(
                        "select actor || ', ' || deed || ', ' || reason from act where subject = ? order by id",
                        custId))
                .containsExactly(
                        "anna, register account, none given",
                        "anna, change email of account, none given",
                        "berta, change email of account, she moved");
        var acts = FirstPromoter.sends(Company.as("anna", "/acts?limit=50")).is(200);
        assertThat(acts.body()).contains(custId).doesNotContain("new@example.com");
    }
}
