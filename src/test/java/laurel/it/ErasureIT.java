package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import laurel.delivery.PayloadBatch;
import laurel.erasure.ErasureJob;
import laurel.erasure.PayloadSearch;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/** A promoter who asks to be forgotten is, but for ids and amounts. */
@ExtendWith(ArquillianExtension.class)
class ErasureIT {

    private static final String JOB = "erasure";
    private static final Duration UNTIL_THE_SEARCH = Duration.ofSeconds(61);
    private static final String REASON = "{\"reason\":\"request 17\"}";

    @Inject
    private ErasureJob job;

    @Inject
    private PayloadSearch search;

    @Inject
    private Timers timers;

    @Inject
    private Plans plans;

    @Inject
    private SqlLog sql;

    private final String firstName = "Zephyrine" + Reward.fresh();
    private final String email = "z." + Reward.fresh() + "@Example.com";
    private final Reward reward = of(Reward.ofCredits());

    @BeforeEach
    @AfterEach
    void theClockIsRightAndTheJobIsFree() {
        TestClock.isRight();
        Leases.reset(JOB);
    }

    /** The same reward, earned by the person whom these tests are about. */
    private Reward of(Reward anybodys) {
        return anybodys.withPromoter("email", "\"" + email + "\"")
                .withPromoter("profile", "{\"first_name\":\"" + firstName + "\",\"last_name\":\"Quill\"}");
    }

    private Reward another() {
        return reward.withId(Reward.fresh());
    }

    private static Instant now() {
        return new TestClock().clock().instant();
    }

    private static String path(String promoter) {
        return "/promoters/" + Company.encoded(promoter);
    }

    private static Reply erases(String promoter) {
        return Company.posts("berta", path(promoter) + "/erasure", null, REASON);
    }

    private static Reply readmits(String promoter) {
        return Company.posts("berta", path(promoter) + "/readmission", null, REASON);
    }

    private static JsonObject erasureOf(String promoter) {
        return FirstPromoter.sends(Company.as("anna", path(promoter) + "/erasure"))
                .is(200)
                .json();
    }

    /** Runs the job until it is done, which the server's own timer may help with. */
    private void searches(String promoter) {
        TestClock.goesOn(UNTIL_THE_SEARCH);
        for (int run = 0; run < 100 && erasureOf(promoter).getString("status").equals("OPEN"); run++) {
            job.run();
        }
        assertThat(erasureOf(promoter).getString("status")).isEqualTo("DONE");
    }

    private static void erasesAll(ErasureIT of, String promoter) {
        erases(promoter).is(200);
        of.searches(promoter);
    }

    private static void sendsEvent(String type, String data) {
        var reply = FirstPromoter.sends("{\"event\":{\"id\":" + Reward.fresh() + ",\"type\":\"" + type
                + "\"},\"data\":{\"id\":" + Reward.fresh() + "," + data + "}}");
        assertThat(reply.status()).isEqualTo(204);
    }

    /** The promoter as a part of an event. */
    private String promoter() {
        return "\"promoter\":" + reward.payload().getJsonObject("data").getJsonObject("promoter");
    }

    private static void registers(Reward reward, String address) {
        assertThat(Company.puts(
                                "anna",
                                "/accounts/" + Company.encoded(reward.custId()),
                                "{\"email\":\"" + address + "\"}")
                        .status())
                .isIn(200, 201);
    }

    private static List<String> emailOf(Reward reward) {
        return Tables.find("select email from account where cust_id = ? and email is not null", reward.custId());
    }

    private static List<String> payloadsOf(Reward reward) {
        return Tables.find(
                "select payload from delivery where system = 'v1' and fulfilment_id = ? and payload is not null",
                reward.id());
    }

    private static String withoutDeliveries(JsonObject fulfilment) {
        var rest = jakarta.json.Json.createObjectBuilder(fulfilment);
        return rest.remove("deliveries").build().toString();
    }

    @Test
    void nothing_personal_is_left_anywhere_and_the_books_are_as_they_were() {
        FirstPromoter.sends(reward).isCredited();
        FirstPromoter.sends(reward).isAlreadyCredited();
        FirstPromoter.sends(reward.withAmount(21)).isHeld("CONFLICT");
        FirstPromoter.sends(another().withoutCustId()).isHeld("NO_ACCOUNT");
        FirstPromoter.sends(another().withJson("amount", null)).isProblem(400);
        registers(reward, email.toUpperCase(java.util.Locale.ROOT));
        sendsEvent("lead_signup", promoter());
        sendsEvent("promoter_accepted", promoter());
        sendsEvent("new_customer", "\"email\":\"" + email + "\",\"promoter\":{\"id\":" + Reward.fresh() + "}");
        FirstPromoter.sends("{\"event\":{\"type\":\"lead_signup\"},\"data\":{" + promoter() + ",\"broken\":")
                .isProblem(400);
        Company.spends(reward.custId(), 5).is(201);
        var account = Company.readsAccount(reward.custId()).json();
        var entries = Company.readsEntries(reward.custId());
        var fulfilment = Company.reads("/fulfilments/v1/" + reward.id()).json();
        assertThat(EveryText.placesOf(email)).containsExactly("account.email", "delivery.payload", "promoter.email");
        assertThat(EveryText.placesOf(firstName)).containsExactly("delivery.payload", "promoter.name");

        var erasure = erases(reward.promoterId()).is(200).json();
        assertThat(erasure.getString("promoter")).isEqualTo(reward.promoterId());
        assertThat(erasure.getString("status")).isEqualTo("OPEN");
        assertThat(erasure.getBoolean("known")).isTrue();
        assertThat(erasure.getInt("payloadsDeleted")).isEqualTo(4);
        assertThat(erasure.isNull("doneAt")).isTrue();
        assertThat(EveryText.placesOf(email)).containsExactly("delivery.payload", "erasure.email");
        searches(reward.promoterId());

        assertThat(EveryText.placesOf(email)).isEmpty();
        assertThat(EveryText.placesOf(firstName)).isEmpty();
        var done = erasureOf(reward.promoterId());
        assertThat(done.getInt("payloadsDeleted")).isEqualTo(9);
        assertThat(done.getString("searchedUntil")).endsWith("Z");
        assertThat(done.getString("doneAt")).endsWith("Z");
        assertThat(Company.readsAccount(reward.custId()).json()).isEqualTo(account);
        assertThat(Company.readsEntries(reward.custId())).isEqualTo(entries);
        assertThat(withoutDeliveries(
                        Company.reads("/fulfilments/v1/" + reward.id()).json()))
                .isEqualTo(withoutDeliveries(fulfilment));
        assertThat(Tables.outcomesOf(reward)).isEqualTo("CREDITED ALREADY_CREDITED HELD:CONFLICT");
    }

    @Test
    void what_comes_later_is_credited_as_ever_and_nothing_of_it_is_kept() {
        FirstPromoter.sends(reward).isCredited();
        erasesAll(this, reward.promoterId());

        FirstPromoter.sends(reward).isAlreadyCredited();
        var next = another();
        FirstPromoter.sends(next).isCredited();
        FirstPromoter.sends(another().withJson("amount", "\"many\"")).isHeld("BAD_AMOUNT");
        FirstPromoter.sends(another().withJson("amount", null)).isProblem(400);
        sendsEvent("lead_signup", promoter());
        sendsEvent("promoter_accepted", promoter());

        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(40);
        assertThat(EveryText.placesOf(email)).isEmpty();
        assertThat(EveryText.placesOf(firstName)).isEmpty();
        String id = Tables.find("select id from delivery where fulfilment_id = ?", next.id())
                .get(0);
        var delivery = FirstPromoter.sends(Company.as("anna", "/deliveries/" + id))
                .is(200)
                .json();
        assertThat(delivery.isNull("payload")).isTrue();
        assertThat(delivery.getString("payloadDeletedAt")).isEqualTo(delivery.getString("receivedAt"));
    }

    @Test
    void a_reward_of_one_who_is_erased_takes_no_statement_more() {
        FirstPromoter.sends(reward).isCredited();
        var before = sql.during(() -> FirstPromoter.sends(another()).isCredited());
        assertThat(before).isNotEmpty();
        erases(reward.promoterId()).is(200);

        var after = sql.during(() -> FirstPromoter.sends(another()).isCredited());

        assertThat(after).isEqualTo(before);
    }

    @Test
    void what_tells_of_others_is_kept() {
        FirstPromoter.sends(reward).isCredited();
        var withTheSameDigits = Reward.ofCredits().withPromoter("default_ref_id", "\"" + reward.promoterId() + "\"");
        FirstPromoter.sends(withTheSameDigits).isCredited();
        var ofTheirPromoter = Reward.ofCredits().withPromoter("parent_promoter_id", reward.promoterId());
        FirstPromoter.sends(ofTheirPromoter).isCredited();

        erasesAll(this, reward.promoterId());

        assertThat(payloadsOf(reward)).isEmpty();
        assertThat(payloadsOf(withTheSameDigits)).hasSize(1);
        assertThat(payloadsOf(ofTheirPromoter)).hasSize(1);
    }

    @Test
    void an_erasure_is_asked_for_as_often_as_one_likes_and_written_down_once() {
        FirstPromoter.sends(reward).isCredited();

        String first = erases(reward.promoterId()).is(200).body();
        assertThat(erases(reward.promoterId()).is(200).body()).isEqualTo(first);

        var acts = FirstPromoter.sends(Company.as("anna", "/acts?limit=500"))
                .json()
                .getJsonArray("acts")
                .getValuesAs(JsonObject.class);
        assertThat(acts)
                .filteredOn(act -> act.getString("subject").equals(reward.promoterId()))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.getString("actor")).isEqualTo("berta");
                    assertThat(act.getString("deed")).isEqualTo("erase promoter");
                    assertThat(act.getString("detail")).isEqualTo("payloads deleted at once: 1");
                    assertThat(act.getString("reason")).isEqualTo("request 17");
                });
    }

    @Test
    void two_who_ask_at_once_erase_once() {
        for (boolean known : List.of(true, false)) {
            var promoters = known ? reward : Reward.ofCredits();
            if (known) {
                FirstPromoter.sends(promoters).isCredited();
            }
            List<Callable<Reply>> calls =
                    List.of(() -> erases(promoters.promoterId()), () -> erases(promoters.promoterId()));

            var replies = FirstPromoter.atOnce(2, calls);

            assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
            assertThat(Tables.find("select id from act where subject = ?", promoters.promoterId()))
                    .hasSize(1);
        }
    }

    @Test
    void only_an_admin_erases() {
        FirstPromoter.sends(reward).isCredited();
        for (String call : List.of("/erasure", "/readmission")) {
            Company.posts("anna", path(reward.promoterId()) + call, null, REASON)
                    .isProblem(403);
            FirstPromoter.sends(Company.request(path(reward.promoterId()) + call)
                            .header("Content-Type", "application/json")
                            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(REASON)))
                    .isProblem(401);
        }
        Company.reads(path(reward.promoterId()) + "/erasure").isProblem(403);
        assertThat(EveryText.placesOf(email)).contains("promoter.email");
    }

    @Test
    void what_is_asked_wrongly_is_refused_and_nothing_is_erased() {
        FirstPromoter.sends(reward).isCredited();
        String path = path(reward.promoterId()) + "/erasure";
        for (String body :
                List.of("{}", "{\"reason\":\" \"}", "{\"reason\":7}", "{\"reason\":\"x\",\"email\":\"x\"}", "[]")) {
            Company.posts("berta", path, null, body).isProblem(400);
        }
        for (String told : List.of(email.toUpperCase(java.util.Locale.ROOT), firstName + " Quill")) {
            String body = "{\"reason\":\"as " + told + " asked\"}";
            assertThat(Company.posts("berta", path, null, body).isProblem(400).detail())
                    .contains("reason")
                    .doesNotContain(told);
        }
        assertThat(FirstPromoter.sends(Company.as("anna", path)).isProblem(404).detail())
                .contains(reward.promoterId());
        erases("x".repeat(300)).isProblem(404);
        assertThat(EveryText.placesOf(email)).contains("promoter.email", "delivery.payload");
    }

    @Test
    void somebody_whom_the_books_do_not_know_is_erased_as_well() {
        sendsEvent("lead_signup", promoter());

        var erasure = erases(reward.promoterId()).is(200).json();
        assertThat(erasure.getBoolean("known")).isFalse();
        assertThat(erasure.getInt("payloadsDeleted")).isZero();
        searches(reward.promoterId());
        FirstPromoter.sends(reward).isCredited();

        assertThat(EveryText.placesOf(email)).isEmpty();
        assertThat(EveryText.placesOf(firstName)).isEmpty();
    }

    @Test
    void the_search_begins_when_no_delivery_is_under_way_that_had_not_heard_of_the_erasure() throws SQLException {
        FirstPromoter.sends(reward).isCredited();
        erases(reward.promoterId()).is(200);
        job.run();
        assertThat(erasureOf(reward.promoterId()).isNull("searchedUntil")).isTrue();
        try (Connection connection = Tables.connection()) {
            // as if it had been written by a delivery that began before
            Tables.change(
                    connection,
                    "update delivery set payload = ?, payload_deleted_at = null where fulfilment_id = ?",
                    reward.payload().toString(),
                    reward.id());
        }

        searches(reward.promoterId());

        assertThat(EveryText.placesOf(email)).isEmpty();
    }

    @Test
    void an_erasure_and_deliveries_that_race_leave_nothing_behind() {
        FirstPromoter.sends(reward).isCredited();
        List<Callable<Reply>> calls = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            var next = another().withPromoter("email", "\"" + n + email + "\"");
            calls.add(() -> FirstPromoter.sends(next));
        }
        calls.add(10, () -> erases(reward.promoterId()));

        var replies = FirstPromoter.atOnce(8, calls);
        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isIn(200, 503));
        erases(reward.promoterId()).is(200);
        searches(reward.promoterId());

        assertThat(EveryText.placesOf(email)).isEmpty();
        assertThat(EveryText.placesOf(firstName)).isEmpty();
    }

    @Test
    void who_comes_back_is_known_again_from_then_on() {
        FirstPromoter.sends(reward).isCredited();
        readmits(reward.promoterId()).isProblem(409);
        erases(reward.promoterId()).is(200);
        assertThat(readmits(reward.promoterId()).isProblem(409).detail()).contains("DONE");
        searches(reward.promoterId());

        assertThat(readmits(reward.promoterId()).status()).isEqualTo(204);
        assertThat(EveryText.placesOf(email)).isEmpty();
        FirstPromoter.sends(another()).isCredited();

        assertThat(EveryText.placesOf(email)).containsExactly("delivery.payload", "promoter.email");
        readmits(reward.promoterId()).isProblem(409);
        erasesAll(this, reward.promoterId());
        assertThat(EveryText.placesOf(email)).isEmpty();
    }

    @Test
    void the_address_of_an_account_is_erased_if_it_is_the_promoters_or_the_account_nobody_elses() {
        FirstPromoter.sends(reward).isCredited();
        registers(reward, "billing@example.com");
        erases(reward.promoterId()).is(200);
        assertThat(emailOf(reward)).isEmpty();

        var one = of(Reward.ofCredits());
        var colleague = Reward.ofCredits().withCustId(one.custId());
        FirstPromoter.sends(one).isCredited();
        FirstPromoter.sends(colleague).isCredited();
        registers(one, "billing@example.com");
        erases(one.promoterId()).is(200);
        assertThat(emailOf(one)).containsExactly("billing@example.com");

        var other = of(Reward.ofCredits());
        FirstPromoter.sends(other).isCredited();
        FirstPromoter.sends(Reward.ofCredits().withCustId(other.custId())).isCredited();
        registers(other, email);
        erases(other.promoterId()).is(200);
        assertThat(emailOf(other)).isEmpty();
    }

    @Test
    void the_address_of_the_account_to_which_an_operator_linked_them_is_erased() {
        var held = reward.withoutCustId();
        FirstPromoter.sends(held).isHeld("NO_ACCOUNT");
        registers(reward, "billing@example.com");
        Company.posts(
                        "anna",
                        "/fulfilments/v1/" + held.id() + "/release",
                        null,
                        "{\"custId\":\"" + reward.custId() + "\",\"reason\":\"asked\"}")
                .is(200);

        erases(reward.promoterId()).is(200);

        assertThat(emailOf(reward)).isEmpty();
        FirstPromoter.sends(another().withoutCustId()).isCredited();
    }

    @Test
    void the_search_goes_on_where_it_broke_off_also_on_another_node() {
        FirstPromoter.sends(reward).isCredited();
        erases(reward.promoterId()).is(200);
        var deliveries = OldDeliveries.with(1_200, "{\"data\":{" + promoter() + "}}");
        TestClock.goesOn(UNTIL_THE_SEARCH);
        Leases.give(JOB, "a node that dies", now().plusSeconds(60));
        PayloadBatch batch = new PayloadBatch(true, 0, 0);
        while (deliveries.withPayload() == 1_200) { // first it looks for those who were erased before
            batch = search.next("a node that dies", batch);
        }
        long left = deliveries.withPayload();
        assertThat(left).isBetween(1L, 1_199L);
        var halfway = erasureOf(reward.promoterId());
        assertThat(halfway.getString("status")).isEqualTo("OPEN");
        assertThat(halfway.getString("searchedUntil")).startsWith("2020-01");

        assertThat(job.run()).isZero();
        assertThat(deliveries.withPayload()).isEqualTo(left);
        searches(reward.promoterId());

        assertThat(deliveries.withPayload()).isZero();
        assertThat(erasureOf(reward.promoterId()).getInt("payloadsDeleted")).isEqualTo(1_201);
    }

    @Test
    void the_server_starts_the_job_within_ten_minutes() {
        assertThat(timers.remaining(JOB)).hasSize(1).allSatisfy(time -> assertThat(time)
                .isLessThanOrEqualTo(Duration.ofMinutes(10)));
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = "LAUREL_TEST_DATABASE",
            matches = "PostgreSQL",
            disabledReason = "The plan is PostgreSQL's.")
    void postgresql_reads_no_more_than_the_batch() throws SQLException {
        FirstPromoter.sends(reward).isCredited();
        var deliveries = OldDeliveries.with(2_000, "{}");
        long last = deliveries.first() + 100;
        try (Connection connection = Tables.connection()) {
            Tables.change(connection, "analyze delivery");
            Tables.change(connection, "analyze fulfilment");
            String found = plans.sqlOf(
                    "Delivery.holdingAText",
                    Map.of(
                            "after",
                            deliveries.first(),
                            "last",
                            last,
                            "text",
                            "1",
                            "lowercase",
                            "a",
                            "encoded",
                            "b",
                            "programme",
                            "main"),
                    PayloadBatch.SIZE);
            assertThat(Plans.of(
                            connection,
                            found,
                            deliveries.first(),
                            last,
                            "main",
                            "1",
                            0,
                            "a",
                            0,
                            "b",
                            0,
                            PayloadBatch.SIZE,
                            0))
                    .contains("delivery_pk")
                    .doesNotContain("Seq Scan");
            String ofPromoter = plans.sqlOf(
                    "Delivery.ofPromoter",
                    Map.of("promoter", reward.promoterId(), "programme", "main"),
                    PayloadBatch.SIZE);
            assertThat(Plans.of(connection, ofPromoter, reward.promoterId(), "main", PayloadBatch.SIZE, 0))
                    .contains("delivery_by_fulfilment")
                    .doesNotContain("Seq Scan on delivery");
        }
    }
}
