package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import laurel.delivery.DeliveryOutcome;
import laurel.fulfilment.FulfilmentStatus;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was announced, and what came by the webhook, as people look for it. */
@ExtendWith(ArquillianExtension.class)
class FulfilmentsIT {

    private static final int ROWS = 2_000;
    private static final int PAGE = 500;

    /** Where there are only a few rows to read: by which index, and whether they have to be sorted, makes no difference. */
    private static final String ANY_INDEX = "any";

    @Inject
    private Plans plans;

    private static String path(Reward reward) {
        return "/fulfilments/v1/" + Company.encoded(reward.id());
    }

    private static Reply rejects(Reward reward) {
        return Company.posts("anna", path(reward) + "/reject", null, "{\"reason\":\"a test\"}");
    }

    private static Reply operatorReads(String path) {
        return FirstPromoter.sends(Company.as("anna", path));
    }

    /** The ids of all pages of a list, in its order. */
    private static List<String> ids(String query, int limit) {
        var ids = new ArrayList<String>();
        for (String next = ""; next != null; ) {
            var page = Company.reads("/fulfilments?limit=" + limit + "&" + query + next)
                    .is(200)
                    .json();
            assertThat(page.getJsonArray("fulfilments").size()).isLessThanOrEqualTo(limit);
            page.getJsonArray("fulfilments")
                    .getValuesAs(JsonObject.class)
                    .forEach(fulfilment -> ids.add(fulfilment.getString("id")));
            next = page.isNull("next") ? null : "&before=" + Company.encoded(page.getString("next"));
        }
        return ids;
    }

    private static List<String> ids(String query) {
        return ids(query, PAGE);
    }

    @Test
    void a_fulfilment_tells_what_is_known_of_it_and_what_came_for_it() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward.withStatus("completed")).isHeld("NOT_PENDING");
        FirstPromoter.sends(reward).isCredited();
        FirstPromoter.sends(reward).isAlreadyCredited();

        var fulfilment = Company.reads(path(reward)).is(200).json();

        assertThat(fulfilment.getString("system")).isEqualTo("v1");
        assertThat(fulfilment.getString("id")).isEqualTo(reward.id());
        assertThat(fulfilment.getString("status")).isEqualTo("CREDITED");
        assertThat(fulfilment.isNull("reason")).isTrue();
        assertThat(fulfilment.getString("promoter")).isEqualTo(reward.promoterId());
        assertThat(fulfilment.getString("custId")).isEqualTo(reward.custId());
        assertThat(fulfilment.getString("unit")).isEqualTo("credits");
        assertThat(fulfilment.getInt("amount")).isEqualTo(20);
        assertThat(fulfilment.isNull("amountSent")).isTrue();
        assertThat(fulfilment.getString("createdAt")).endsWith("Z");
        assertThat(fulfilment.getString("settledAt")).endsWith("Z");
        var deliveries = fulfilment.getJsonArray("deliveries").getValuesAs(JsonObject.class);
        assertThat(deliveries)
                .extracting(delivery -> delivery.getString("outcome"))
                .containsExactly("ALREADY_CREDITED", "CREDITED", "HELD");
        assertThat(deliveries.get(2).getString("reason")).isEqualTo("NOT_PENDING");
        assertThat(deliveries.get(2).getInt("status")).isEqualTo(202);
        assertThat(deliveries.get(0).getString("eventType")).isEqualTo("fulfilment_pending");
        assertThat(deliveries.get(0).getString("receivedAt")).endsWith("Z");
        assertThat(deliveries).allSatisfy(delivery -> assertThat(delivery).doesNotContainKey("payload"));
    }

    @Test
    void what_is_no_amount_is_shown_as_it_was_sent() {
        var reward = Reward.ofCredits().withJson("amount", "\"twenty\"");
        FirstPromoter.sends(reward).isHeld("BAD_AMOUNT");

        var fulfilment = Company.reads(path(reward)).is(200).json();

        assertThat(fulfilment.isNull("amount")).isTrue();
        assertThat(fulfilment.getString("amountSent")).isEqualTo("twenty");
        assertThat(fulfilment.getString("reason")).isEqualTo("BAD_AMOUNT");
        assertThat(fulfilment.isNull("settledAt")).isTrue();
    }

    @Test
    void what_is_not_there_is_a_problem() {
        for (String path : List.of("v1/none", "v2/1", "v3/1", "v1/" + "x".repeat(300))) {
            Company.reads("/fulfilments/" + path).isProblem(404);
        }
        FirstPromoter.sends(Company.request("/fulfilments")).isProblem(401);
        FirstPromoter.sends(Company.request("/fulfilments/v1/1")).isProblem(401);
    }

    @Test
    void fulfilments_are_found_by_every_filter_and_by_all_of_them() {
        var credited = Reward.ofCredits();
        FirstPromoter.sends(credited).isCredited();
        var held = credited.withId(Reward.fresh()).withStatus("completed");
        FirstPromoter.sends(held).isHeld("NOT_PENDING");
        var rejected = credited.withId(Reward.fresh()).withUnit("cash");
        FirstPromoter.sends(rejected).isHeld("MONETARY");
        rejects(rejected).is(200);
        var ofAnotherCustomer = credited.withId(Reward.fresh()).withCustId("customer " + Reward.fresh());
        FirstPromoter.sends(ofAnotherCustomer).isCredited();
        var ofAnotherPromoter = credited.withId(Reward.fresh()).withPromoterId(Reward.fresh());
        FirstPromoter.sends(ofAnotherPromoter).isCredited();
        FirstPromoter.sends(Reward.ofCredits()).isCredited();
        String promoter = "promoter=" + credited.promoterId();
        String customer = "custId=" + Company.encoded(credited.custId());

        assertThat(ids(promoter)).containsExactly(ofAnotherCustomer.id(), rejected.id(), held.id(), credited.id());
        assertThat(ids(customer)).containsExactly(ofAnotherPromoter.id(), rejected.id(), held.id(), credited.id());
        assertThat(ids(promoter + "&" + customer)).containsExactly(rejected.id(), held.id(), credited.id());
        assertThat(ids(promoter + "&status=CREDITED")).containsExactly(ofAnotherCustomer.id(), credited.id());
        assertThat(ids(customer + "&status=HELD")).containsExactly(held.id());
        assertThat(ids(promoter + "&" + customer + "&status=REJECTED")).containsExactly(rejected.id());
        assertThat(ids(promoter + "&status=REVERSED")).isEmpty();
        assertThat(Company.reads("/fulfilments?limit=1").is(200).json().getJsonArray("fulfilments"))
                .hasSize(1);

        String at = Company.reads(path(held)).json().getString("createdAt");
        assertThat(ids(promoter + "&from=" + at)).containsExactly(ofAnotherCustomer.id(), rejected.id(), held.id());
        assertThat(ids(promoter + "&to=" + at)).containsExactly(credited.id());
        assertThat(ids(promoter + "&from=" + at + "&to=" + at)).isEmpty();
        assertThat(ids(promoter + "&status=HELD&from=" + at)).containsExactly(held.id());
    }

    @Test
    void pages_join_even_between_fulfilments_of_the_same_microsecond() {
        var first = Reward.ofCredits();
        var rewards = new ArrayList<Reward>();
        for (int i = 0; i < 9; i++) {
            var reward = first.withId(Reward.fresh());
            FirstPromoter.sends(i % 3 == 0 ? reward : reward.withStatus("completed"));
            if (i % 3 == 1) {
                rejects(reward).is(200);
            }
            rewards.add(0, reward);
        }
        try (Connection connection = Tables.connection()) {
            Tables.change(
                    connection,
                    "update fulfilment set created_at = (select min(f.created_at) from fulfilment f where f.promoter_id = ?)"
                            + " where promoter_id = ?",
                    first.promoterId(),
                    first.promoterId());
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }

        for (int limit : List.of(1, 2, 4, 9)) {
            assertThat(ids("promoter=" + first.promoterId(), limit))
                    .containsExactlyElementsOf(rewards.stream().map(Reward::id).toList());
        }
    }

    @Test
    void a_wrong_filter_is_refused_by_its_name() {
        for (String query : List.of(
                "status=held",
                "status=",
                "promoter=",
                "promoter=" + "x".repeat(256),
                "custId=%20",
                "custId=" + "x".repeat(513),
                "from=yesterday",
                "from=2026-01-31",
                "to=",
                "to=%2B10000-01-01T00:00:00Z",
                "limit=0",
                "limit=501",
                "before=90",
                "before=v1/",
                "before=v3/90",
                "before=v1/none",
                "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z")) {
            assertThat(Company.reads("/fulfilments?" + query).isProblem(400).detail())
                    .as(query)
                    .contains(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void deliveries_are_read_by_outcome_and_page_by_page() {
        String name = "unread " + Reward.fresh();
        for (int i = 0; i < 3; i++) {
            FirstPromoter.sends(
                            "{\"event\":{\"id\":\"" + name + "\",\"type\":\"fulfilment_pending\"},\"data\":" + i + "}")
                    .isProblem(400);
        }
        var found = new ArrayList<String>();
        String next = "";
        for (int page = 0; page < 3; page++) {
            var list = operatorReads("/deliveries?outcome=UNREADABLE&limit=1" + next)
                    .is(200)
                    .json();
            var delivery = list.getJsonArray("deliveries").getJsonObject(0);
            assertThat(delivery.getString("eventId")).isEqualTo(name);
            assertThat(delivery.getString("outcome")).isEqualTo("UNREADABLE");
            assertThat(delivery.getInt("status")).isEqualTo(400);
            assertThat(delivery.getString("detail")).isNotBlank();
            assertThat(delivery.isNull("fulfilment")).isTrue();
            assertThat(delivery).doesNotContainKey("payload");
            var whole = operatorReads("/deliveries/" + delivery.getString("id"))
                    .is(200)
                    .json();
            found.add(whole.getString("payload"));
            next = "&before=" + list.getString("next");
        }
        assertThat(found).hasSize(3);
        assertThat(found.get(0)).contains("\"data\":2");
        assertThat(found.get(2)).contains("\"data\":0");
        assertThat(operatorReads("/deliveries").is(200).json().getJsonArray("deliveries"))
                .isNotEmpty();
    }

    @Test
    void a_payload_is_shown_without_its_secrets() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();
        String id = Company.reads(path(reward))
                .json()
                .getJsonArray("deliveries")
                .getJsonObject(0)
                .getString("id");

        String payload = operatorReads("/deliveries/" + id).is(200).json().getString("payload");

        assertThat(payload)
                .contains(reward.promoterId(), "\"auth_token\":\"***\"")
                .doesNotContain(Reward.AUTH_TOKEN, Reward.TEMPORARY_PASSWORD, Reward.W8_URL, Reward.W9_URL);
    }

    @Test
    void a_call_without_a_readable_body_is_a_delivery_without_a_payload() {
        FirstPromoter.sends(FirstPromoter.request("/" + FirstPromoter.tokens().get(0), new byte[1_100_000]))
                .isProblem(413);
        String id = Tables.find("select id from delivery where status = 413 order by id desc")
                .get(0);

        assertThat(operatorReads("/deliveries/" + id).is(200).json().isNull("payload"))
                .isTrue();
    }

    @Test
    void deliveries_are_for_operators_and_asked_for_rightly() {
        Company.reads("/deliveries").isProblem(403);
        Company.reads("/deliveries/1").isProblem(403);
        operatorReads("/deliveries/1").isProblem(404);
        operatorReads("/deliveries/x").isProblem(404);
        for (String query : List.of("outcome=LOST", "outcome=", "limit=501", "before=0")) {
            assertThat(operatorReads("/deliveries?" + query).isProblem(400).detail())
                    .contains(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = "LAUREL_TEST_DATABASE",
            matches = "PostgreSQL",
            disabledReason = "reads plans of PostgreSQL's")
    void every_list_is_read_by_an_index_of_postgresqls() throws SQLException {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();
        String promoter = reward.promoterId();
        String custId = reward.custId();
        try (Connection connection = Tables.connection()) {
            insertFulfilmentsLike(reward, connection);
            // So many that it does not pay to look for one customer's among those of all.
            for (int strangers = 0; strangers < 60; strangers++) {
                var theirs = Reward.ofCredits();
                FirstPromoter.sends(theirs).isCredited();
                insertFulfilmentsLike(theirs, connection);
            }
            insertDeliveriesOf(reward, connection);
            Tables.change(connection, "analyze fulfilment");
            Tables.change(connection, "analyze delivery");
            Instant deep = Instant.parse("2020-01-01T00:30:00Z");
            var at = deep.atOffset(ZoneOffset.UTC);
            var from = Instant.EPOCH.atOffset(ZoneOffset.UTC);
            Map<String, Object> place = Map.of("programme", "main", "from", Instant.EPOCH, "at", deep, "ordinal", 0L);
            for (var status : List.of(FulfilmentStatus.CREDITED, FulfilmentStatus.HELD)) {
                boolean many = status == FulfilmentStatus.CREDITED;
                isReadBy(
                        many ? "fulfilment_by_status" : ANY_INDEX,
                        connection,
                        sql("Fulfilment.listed", place, Map.of("status", status)),
                        "main",
                        status.name(),
                        from,
                        at,
                        at,
                        0L,
                        PAGE,
                        0);
                isReadBy(
                        many ? "fulfilment_by_promoter" : ANY_INDEX,
                        connection,
                        sql("Fulfilment.listedOfPromoter", place, Map.of("status", status, "promoter", promoter)),
                        "main",
                        status.name(),
                        promoter,
                        from,
                        at,
                        at,
                        0L,
                        PAGE,
                        0);
                isReadBy(
                        many ? "fulfilment_by_customer" : ANY_INDEX,
                        connection,
                        sql("Fulfilment.listedOfCustomer", place, Map.of("status", status, "custId", custId)),
                        "main",
                        status.name(),
                        custId,
                        from,
                        at,
                        at,
                        0L,
                        PAGE,
                        0);
            }
            long before = Long.MAX_VALUE;
            isReadBy(
                    ANY_INDEX, // of the few that are unreadable
                    connection,
                    sql(
                            "Delivery.newestBefore",
                            Map.of("programme", "main"),
                            Map.of("outcome", DeliveryOutcome.UNREADABLE, "before", before)),
                    "main",
                    "UNREADABLE",
                    before,
                    PAGE,
                    0);
            isReadBy(
                    ANY_INDEX, // of the few that one fulfilment has
                    connection,
                    sql(
                            "Delivery.newestOfFulfilment",
                            Map.of("programme", "main"),
                            Map.of("system", "v1", "fulfilment", reward.id())),
                    reward.id(),
                    "v1",
                    "main",
                    PAGE,
                    0);
        }
    }

    private static void insertFulfilmentsLike(Reward reward, Connection connection) {
        Tables.change(
                connection,
                "insert into fulfilment (programme, system, id, promoter_id, unit, amount, status, account_id, cust_id, created_at, settled_at)"
                        + " select programme, system, id || '-' || n, promoter_id, unit, amount, status, account_id, cust_id, at, at"
                        + " from (select f.*, n, timestamptz '2020-01-01 00:00:00Z' + n * interval '1 second' as at"
                        + " from fulfilment f, generate_series(1, " + ROWS + ") n where f.id = ?) many",
                reward.id());
    }

    private static void insertDeliveriesOf(Reward reward, Connection connection) {
        Tables.change(
                connection,
                "insert into delivery (id, received_at, event_type, programme, system, fulfilment_id, outcome, status, took_micros)"
                        + " select -n, timestamptz '2020-01-01 00:00:00Z' + n * interval '1 second', 'fulfilment_pending', 'main', 'v1',"
                        + " ? || '-' || n, 'CREDITED', 200, 1000 from generate_series(1, " + ROWS + ") n",
                reward.id());
    }

    private String sql(String query, Map<String, Object> some, Map<String, Object> more) {
        var parameters = new HashMap<>(some);
        parameters.putAll(more);
        return plans.sqlOf(query, parameters, PAGE);
    }

    private static void isReadBy(String index, Connection connection, String sql, Object... parameters)
            throws SQLException {
        String plan = Plans.of(connection, sql, parameters);
        if (index.equals(ANY_INDEX)) {
            assertThat(plan).contains("Index Cond").doesNotContain("Seq Scan");
        } else {
            assertThat(plan)
                    .contains("Index Scan Backward using " + index + " on ")
                    .doesNotContain("Sort", "Seq Scan", "Bitmap");
        }
    }
}
