package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The webhook's promise, row by row. */
@ExtendWith(ArquillianExtension.class)
class WebhookIT {

    @Test
    void runs_on_the_database_that_this_run_is_about() throws SQLException {
        try (var connection = Tables.connection()) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo(Tables.expectedProduct());
        }
    }

    @Test
    void a_reward_is_credited_to_the_account_that_cust_id_names() {
        var reward = Reward.ofCredits();

        var reply = FirstPromoter.sends(reward).isCredited();

        assertThat(reply.json().getString("fulfilment")).isEqualTo(reward.id());
        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(20);
        assertThat(Tables.statusOf(reward)).isEqualTo("CREDITED");
        assertThat(Tables.outcomesOf(reward)).isEqualTo("CREDITED");
    }

    @Test
    void the_same_fulfilment_is_credited_once_however_often_it_comes() {
        var reward = Reward.ofCredits();

        FirstPromoter.sends(reward).isCredited();
        FirstPromoter.sends(reward).isAlreadyCredited();
        FirstPromoter.sends(reward.inAnotherEvent()).isAlreadyCredited();
        FirstPromoter.sends(reward.withId(reward.id()).withJson("amount", "\"20.0\""))
                .isAlreadyCredited();

        assertThat(Company.readsEntries(reward.custId())).hasSize(1);
        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(20);
        assertThat(Tables.outcomesOf(reward)).isEqualTo("CREDITED ALREADY_CREDITED ALREADY_CREDITED ALREADY_CREDITED");
    }

    @Test
    void rewards_of_one_promoter_add_up_by_unit() {
        var first = Reward.ofCredits();
        FirstPromoter.sends(first).isCredited();
        FirstPromoter.sends(first.withId(Reward.fresh()).withAmount(5)).isCredited();
        FirstPromoter.sends(first.withId(Reward.fresh()).withAmount(3).withUnit("free_months"))
                .isCredited();

        assertThat(Company.readsAccount(first.custId())
                        .json()
                        .getJsonObject("balances")
                        .toString())
                .isEqualTo("{\"credits\":25,\"free_months\":3}");
    }

    @Test
    void another_amount_unit_or_promoter_is_a_conflict_and_changes_nothing() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();

        FirstPromoter.sends(reward.withAmount(21)).isHeld("CONFLICT");
        FirstPromoter.sends(reward.withUnit("points")).isHeld("CONFLICT");
        FirstPromoter.sends(reward.withPromoterId(Reward.fresh())).isHeld("CONFLICT");
        FirstPromoter.sends(reward).isAlreadyCredited();

        assertThat(Company.readsEntries(reward.custId())).hasSize(1);
        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(20);
    }

    @Test
    void without_a_cust_id_a_reward_is_held_until_a_delivery_has_one() {
        for (String custId : Arrays.asList(null, "null", "\"\"", "\" \\t \"", "{}", "[1]", "true")) {
            var reward = Reward.ofCredits();

            FirstPromoter.sends(reward.withPromoter("cust_id", custId)).isHeld("NO_ACCOUNT");
            FirstPromoter.sends(reward.withPromoter("cust_id", custId)).isHeld("NO_ACCOUNT");
            assertThat(Tables.statusOf(reward)).isEqualTo("HELD");
            FirstPromoter.sends(reward).isCredited();
            FirstPromoter.sends(reward.withPromoter("cust_id", custId)).isAlreadyCredited();
            assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(20);
        }
    }

    @Test
    void a_cust_id_that_is_a_number_is_taken_as_its_text() {
        long custId = Reward.fresh();
        FirstPromoter.sends(Reward.ofCredits().withCustId(custId)).isCredited();
        FirstPromoter.sends(Reward.ofCredits().withCustId(custId)).isCredited();

        assertThat(Company.balance("" + custId, "credits")).isEqualTo(40);
    }

    @Test
    void a_cust_id_that_no_column_can_keep_is_nobodys() {
        FirstPromoter.sends(Reward.ofCredits().withPromoter("cust_id", "\"a\\u0000b\""))
                .isHeld("NO_ACCOUNT");
        FirstPromoter.sends(Reward.ofCredits()
                        .withCustId("a-half")
                        .payload()
                        .toString()
                        .replace("-half", "\\ud800"))
                .isHeld("NO_ACCOUNT");
        FirstPromoter.sends(Reward.ofCredits().withCustId("x".repeat(10_000))).isHeld("NO_ACCOUNT");
    }

    @Test
    void money_and_units_that_nobody_configured_are_held() {
        FirstPromoter.sends(Reward.ofCredits().withUnit("cash")).isHeld("MONETARY");
        FirstPromoter.sends(Reward.ofCredits().withUnit("bananas")).isHeld("UNKNOWN_UNIT");
        FirstPromoter.sends(Reward.ofCredits().withUnit("u".repeat(10_000))).isHeld("UNKNOWN_UNIT");
        FirstPromoter.sends(Reward.ofCredits().withJson("unit", "7")).isHeld("UNKNOWN_UNIT");
    }

    @Test
    void every_unit_of_FirstPromoters_is_credited_and_so_are_its_other_spellings() {
        for (String unit : List.of("credits", "free_months", "points", "mon_discount", "discount_per")) {
            var reward = Reward.ofCredits().withUnit(unit);
            FirstPromoter.sends(reward).isCredited();
            assertThat(Company.balance(reward.custId(), unit)).isEqualTo(20);
        }
        var oldMonth = Reward.ofCredits().withUnit("free_month");
        FirstPromoter.sends(oldMonth).isCredited();
        FirstPromoter.sends(oldMonth.withUnit("free_months")).isAlreadyCredited();
        assertThat(Company.balance(oldMonth.custId(), "free_months")).isEqualTo(20);
        var oldDiscount = Reward.ofCredits().withUnit("discount_mon");
        FirstPromoter.sends(oldDiscount).isCredited();
        assertThat(Company.balance(oldDiscount.custId(), "mon_discount")).isEqualTo(20);
    }

    @Test
    void amounts_are_positive_whole_numbers_quoted_or_not() {
        for (String amount : List.of("20", "\"20\"", "20.0", "\"20.00\"", "2e1")) {
            var reward = Reward.ofCredits().withJson("amount", amount);
            FirstPromoter.sends(reward).isCredited();
            assertThat(Company.balance(reward.custId(), "credits")).as(amount).isEqualTo(20);
        }
        var largest = Reward.ofCredits().withAmount(1000000000000L);
        FirstPromoter.sends(largest).isCredited();
        assertThat(Company.balance(largest.custId(), "credits")).isEqualTo(1_000_000_000_000L);

        for (String amount : List.of("0", "-1", "\"-20\"", "0.5", "1000000000001", "1e999999999", "\"twenty\"")) {
            FirstPromoter.sends(Reward.ofCredits().withJson("amount", amount)).isHeld("BAD_AMOUNT");
        }
    }

    @Test
    void a_bad_amount_is_credited_when_it_was_put_right() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward.withAmount(0)).isHeld("BAD_AMOUNT");
        FirstPromoter.sends(reward.withJson("amount", "\"many\"")).isHeld("BAD_AMOUNT");

        FirstPromoter.sends(reward).isCredited();

        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(20);
    }

    @Test
    void what_is_not_pending_is_held() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward.withStatus("completed")).isHeld("NOT_PENDING");
        FirstPromoter.sends(reward.withJson("status", "null")).isCredited();
        FirstPromoter.sends(reward.withStatus("completed")).isAlreadyCredited();
    }

    @Test
    void what_an_operator_rejected_stays_so() throws SQLException {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward.withoutCustId()).isHeld("NO_ACCOUNT");
        try (var connection = Tables.connection()) {
            Tables.change(
                    connection,
                    "update fulfilment set status = 'REJECTED', hold_reason = null, settled_at = created_at where id = ?",
                    reward.id());
        }

        FirstPromoter.sends(reward).isHeld("REJECTED");

        assertThat(Company.readsAccount(reward.custId()).status()).isEqualTo(404);
    }

    @Test
    void whatever_else_is_in_the_payload_does_not_fail_a_delivery() {
        for (String odd : List.of(
                "7", "true", "[]", "{}", "[[{}]]", "\"\"", "\"" + "字".repeat(10_000) + "\"", "\"\\u0000\\ud800\"")) {
            for (String field :
                    List.of("email", "status", "profile", "current_balance", "promotions", "created_at", "note")) {
                FirstPromoter.sends(Reward.ofCredits().withPromoter(field, odd)).isCredited();
            }
        }
        FirstPromoter.sends(Reward.ofCredits().withPromoter("current_balance", "\"'credits'=>20\""))
                .isCredited();
        FirstPromoter.sends("\uFEFF" + Reward.ofCredits().payload()).isCredited();
    }

    @Test
    void the_published_samples_are_answered_as_the_contract_says() {
        // Credited by this call, or by that of another test which sends the same sample.
        assertThat(FirstPromoter.sendsFile("v1/fulfilment_pending-2017.json").status())
                .isEqualTo(200);
        FirstPromoter.sendsFile("v1/fulfilment_pending-2017.json").isAlreadyCredited();
        FirstPromoter.sendsFile("v1/fulfilment_pending.json").isHeld("NO_ACCOUNT");
        FirstPromoter.sendsFile("v1/fulfilment_pending-reduced.json").isHeld("NO_ACCOUNT");
        for (String event : List.of(
                "lead_becomes_referral",
                "lead_cancelled",
                "lead_signup",
                "lead_signup-reduced",
                "new_customer",
                "promoter_accepted",
                "promoter_signed_up",
                "promoter_signed_up-reduced",
                "reward_created",
                "reward_created-reduced")) {
            assertThat(FirstPromoter.sendsFile("v1/" + event + ".json").status())
                    .as(event)
                    .isEqualTo(204);
        }
    }

    @Test
    void other_events_are_recorded_and_ask_for_nothing() {
        long eventId = Reward.fresh();
        var reply = FirstPromoter.sends("{\"event\":{\"id\":" + eventId + ",\"type\":\"something_new\"}}");

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(Tables.find("select outcome from delivery where event_id = ?", "" + eventId))
                .containsExactly("RECORDED");
    }

    @Test
    void a_promoter_who_joins_is_known_and_described_anew_by_later_events() {
        String id = "" + Reward.fresh();
        var joins =
                "{\"event\":{\"type\":\"%s\",\"created_at\":\"%s\"},\"data\":{\"promoter\":{\"id\":%s,\"email\":\"%s\"}}}";

        FirstPromoter.sends(joins.formatted("promoter_signed_up", "2026-01-02T00:00:00Z", id, "new@example.com"));
        assertThat(Tables.find("select email from promoter where id = ?", id)).containsExactly("new@example.com");

        FirstPromoter.sends(joins.formatted("promoter_accepted", "2026-01-01T00:00:00Z", id, "late@example.com"));
        assertThat(Tables.find("select email from promoter where id = ?", id)).containsExactly("new@example.com");

        FirstPromoter.sends(joins.formatted("promoter_accepted", "2026-01-03T00:00:00Z", id, "newer@example.com"));
        assertThat(Tables.find("select email from promoter where id = ?", id)).containsExactly("newer@example.com");
    }

    @Test
    void what_cannot_be_read_is_refused_and_recorded() {
        var reward = Reward.ofCredits().payload().toString();
        for (String body : List.of(
                "",
                " ",
                "[]",
                "7",
                "null",
                "{",
                reward.substring(0, reward.length() / 2),
                reward + "}",
                reward + reward,
                "{}",
                "{\"event\":{}}",
                "{\"event\":{\"type\":null}}",
                "{\"event\":{\"type\":[]}}",
                "[".repeat(20_000) + "]".repeat(20_000),
                "{\"a\":".repeat(20_000),
                reward.replace("\"amount\":", "\"amount\":20,\"amount\":"))) {
            int recorded = unreadable();
            FirstPromoter.sends(body).isProblem(400);
            assertThat(unreadable()).isEqualTo(recorded + 1);
        }
        byte[] broken = reward.getBytes(StandardCharsets.UTF_8);
        broken[reward.indexOf("promoter@")] = (byte) 0xC3;
        assertThat(FirstPromoter.sends(broken).isProblem(400).detail()).contains("UTF-8");
    }

    private static int unreadable() {
        return Integer.parseInt(Tables.find("select count(*) from delivery where outcome = 'UNREADABLE'")
                .get(0));
    }

    @Test
    void a_fulfilment_that_lacks_what_is_required_is_refused_by_name() {
        var reward = Reward.ofCredits();
        assertThat(FirstPromoter.sends(reward.withJson("id", null))
                        .isProblem(400)
                        .detail())
                .contains("data.id");
        assertThat(FirstPromoter.sends(reward.withJson("id", "{}"))
                        .isProblem(400)
                        .detail())
                .contains("data.id");
        assertThat(FirstPromoter.sends(reward.withJson("id", "1.5"))
                        .isProblem(400)
                        .detail())
                .contains("data.id");
        assertThat(FirstPromoter.sends(reward.withJson("amount", "null"))
                        .isProblem(400)
                        .detail())
                .contains("data.amount");
        assertThat(FirstPromoter.sends(reward.withUnit("")).isProblem(400).detail())
                .contains("data.unit");
        assertThat(FirstPromoter.sends(reward.withPromoter("id", null))
                        .isProblem(400)
                        .detail())
                .contains("data.promoter.id");
        assertThat(Tables.statusOf(reward)).isEmpty();
    }

    @Test
    void the_token_may_stand_in_the_address_or_as_bearer_or_as_basic_password() {
        for (String token : FirstPromoter.tokens()) {
            byte[] body = Reward.ofCredits().payload().toString().getBytes(StandardCharsets.UTF_8);
            FirstPromoter.sends(FirstPromoter.request("/" + token, body)).isCredited();
            FirstPromoter.sends(FirstPromoter.request("", body).header("Authorization", "Bearer " + token))
                    .isAlreadyCredited();
            FirstPromoter.sends(
                            FirstPromoter.request("", body).header("Authorization", FirstPromoter.basic("any", token)))
                    .isAlreadyCredited();
        }
    }

    @Test
    void without_a_valid_token_nothing_is_stored_and_nothing_told_apart() {
        var reward = Reward.ofCredits();
        byte[] body = reward.payload().toString().getBytes(StandardCharsets.UTF_8);
        String deliveries = "select count(*) from delivery";
        var before = Tables.find(deliveries);

        var replies = List.of(
                FirstPromoter.sends(FirstPromoter.request("/wrong", body)).isProblem(401),
                FirstPromoter.sends(FirstPromoter.request("", body)).isProblem(401),
                FirstPromoter.sends(FirstPromoter.request("", body).header("Authorization", "Bearer wrong"))
                        .isProblem(401),
                FirstPromoter.sends(FirstPromoter.request("", body).header("Authorization", "Basic !"))
                        .isProblem(401),
                FirstPromoter.sends(FirstPromoter.request("/wrong", "no json".getBytes(StandardCharsets.UTF_8)))
                        .isProblem(401),
                FirstPromoter.sends(FirstPromoter.request("/wrong", BodyPublishers.noBody()))
                        .isProblem(401));

        assertThat(replies).extracting(Reply::body).containsOnly(replies.get(0).body());
        assertThat(Tables.find(deliveries)).isEqualTo(before);
        assertThat(Tables.statusOf(reward)).isEmpty();
    }

    @Test
    void the_token_is_asked_for_before_the_body_is_read() throws IOException {
        var laurel = URI.create(ConfigProvider.getConfig().getValue("laurel.url", String.class));
        try (var socket = new Socket(laurel.getHost(), laurel.getPort())) {
            socket.setSoTimeout(5_000);
            var head = "POST /laurel/webhooks/firstpromoter/wrong HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();

            var statusLine = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

            assertThat(statusLine).isEqualTo("HTTP/1.1 401");
        }
    }

    /** One byte a second: each of them in time, and never all of them. */
    @Test
    void a_body_that_trickles_in_is_given_up_in_time() throws IOException {
        var laurel = URI.create(ConfigProvider.getConfig().getValue("laurel.url", String.class));
        long began = System.nanoTime();
        try (var socket = new Socket(laurel.getHost(), laurel.getPort())) {
            socket.setSoTimeout(1_000);
            var head = "POST /laurel/webhooks/firstpromoter/"
                    + FirstPromoter.tokens().get(0)
                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String statusLine = null;
            while (statusLine == null && System.nanoTime() - began < 15_000_000_000L) {
                socket.getOutputStream().write(' ');
                socket.getOutputStream().flush();
                try {
                    statusLine = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                } catch (SocketTimeoutException noAnswerYet) {
                    // the wait for an answer is the second between two bytes
                }
            }
            assertThat(statusLine).isEqualTo("HTTP/1.1 408");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void what_is_too_large_or_no_json_by_its_headers_is_refused() {
        String token = "/" + FirstPromoter.tokens().get(0);
        String filling = " ".repeat(1024 * 1024);
        byte[] reward = Reward.ofCredits().payload().toString().getBytes(StandardCharsets.UTF_8);

        FirstPromoter.sends(Reward.ofCredits().payload() + filling).isProblem(413);
        FirstPromoter.sends(FirstPromoter.request(
                                token, BodyPublishers.fromPublisher(BodyPublishers.ofString(filling + "{}")))
                        .header("Content-Type", "application/json"))
                .isProblem(413);
        FirstPromoter.sends(FirstPromoter.request(token, BodyPublishers.ofByteArray(reward)))
                .isProblem(415);
        for (String type : List.of("text/plain", "text/html", "application/x-www-form-urlencoded", "application/xml")) {
            FirstPromoter.sends(FirstPromoter.request(token, BodyPublishers.ofByteArray(reward))
                            .header("Content-Type", type))
                    .isProblem(415);
        }
        FirstPromoter.sends(FirstPromoter.request(token, reward).header("Content-Encoding", "gzip"))
                .isProblem(415);
        for (String type : List.of("garbage", "/", "application/", ";")) {
            FirstPromoter.sends(FirstPromoter.request(token, BodyPublishers.ofByteArray(reward))
                            .header("Content-Type", type))
                    .isProblem(415);
        }
        FirstPromoter.sends(FirstPromoter.request("/guessed", BodyPublishers.ofByteArray(reward))
                        .header("Content-Type", "garbage"))
                .isProblem(401);
        FirstPromoter.sends(FirstPromoter.request(token, BodyPublishers.ofByteArray(reward))
                        .header("Content-Type", "Application/JSON; charset=UTF-8")
                        .header("Accept", "text/html"))
                .isCredited();
    }

    @Test
    void json_may_be_announced_with_white_space_and_parameters() {
        String token = "/" + FirstPromoter.tokens().get(0);
        for (String type : List.of(
                "application/json ; charset=utf-8", "application/json;charset=\"UTF-8\"", "application/json; odd=1")) {
            byte[] reward = Reward.ofCredits().payload().toString().getBytes(StandardCharsets.UTF_8);
            FirstPromoter.sends(FirstPromoter.request(token, BodyPublishers.ofByteArray(reward))
                            .header("Content-Type", type))
                    .isCredited();
        }
    }

    @Test
    void a_body_of_exactly_the_largest_size_is_read() {
        String reward = Reward.ofCredits().payload().toString();

        FirstPromoter.sends(reward + " ".repeat(1024 * 1024 - reward.length())).isCredited();
    }

    @Test
    void other_methods_and_other_addresses_are_refused_without_a_page_of_the_servers() {
        String token = "/" + FirstPromoter.tokens().get(0);
        for (String method : List.of("GET", "PUT", "DELETE", "PATCH")) {
            FirstPromoter.sends(FirstPromoter.request(token, BodyPublishers.noBody())
                            .method(method, BodyPublishers.noBody()))
                    .isProblem(405);
        }
        FirstPromoter.sends(FirstPromoter.request(token + "/more", BodyPublishers.noBody()))
                .isProblem(404);
        String root = ConfigProvider.getConfig().getValue("laurel.url", String.class);
        for (String path :
                List.of("/nothing", "/webhooks", "/webhooks/other", "/api", "/api/nothing", "/WEB-INF/web.xml")) {
            for (String method : List.of("GET", "POST", "A-METHOD-THAT-NOBODY-KNOWS")) {
                FirstPromoter.sends(HttpRequest.newBuilder(URI.create(root + path))
                                .header("Authorization", "Bearer " + Company.key())
                                .method(method, BodyPublishers.noBody()))
                        .isProblem(404);
            }
        }
    }

    @Test
    void a_promoters_secrets_are_not_in_the_database() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();
        String body = reward.payload().toString();
        for (int end = 1; end < body.length(); end += 7) {
            FirstPromoter.sends(body.substring(0, end)).isProblem(400);
        }
        FirstPromoter.sends(body.replace("promoter@", "promoter\\u00")).isProblem(400);

        for (String secret : List.of(Reward.TEMPORARY_PASSWORD, Reward.AUTH_TOKEN, Reward.W8_URL, Reward.W9_URL)) {
            String most = secret.substring(0, secret.length() / 2);
            assertThat(Tables.find("select id from delivery where payload like ?", "%" + most + "%"))
                    .isEmpty();
        }
        assertThat(Tables.find("select payload from delivery where fulfilment_id = ?", reward.id())
                        .get(0))
                .contains("\"temp_password\":\"***\"", "promoter@example.com");
    }
}
