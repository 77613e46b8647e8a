package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys that an admin makes and revokes, and those who call with them. */
@ExtendWith(ArquillianExtension.class)
class KeysIT {

    private static final String REASON = "{\"reason\":\"the shop moves\"}";

    @Inject
    private SqlLog sql;

    @AfterEach
    void theClockIsRight() {
        TestClock.isRight();
    }

    private static String freshName() {
        return "shop-" + Reward.fresh();
    }

    private static Reply makes(String name, String role) {
        return Company.posts("berta", "/keys", null, "{\"name\":\"" + name + "\",\"role\":\"" + role + "\"}");
    }

    private static JsonObject made(String name, String role) {
        return makes(name, role).is(201).json();
    }

    private static Reply revokes(JsonObject key) {
        return Company.posts("berta", "/keys/" + key.getString("id") + "/revocation", null, REASON);
    }

    private static HttpRequest.Builder with(String key, String path) {
        return Company.request(path).timeout(Duration.ofSeconds(15)).header("Authorization", "Bearer " + key);
    }

    private static Reply reads(JsonObject key, String path) {
        return FirstPromoter.sends(with(key.getString("key"), path));
    }

    private static Reply posts(JsonObject key, String path, String body) {
        return FirstPromoter.sends(with(key.getString("key"), path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", Company.freshKey())
                .POST(BodyPublishers.ofString(body)));
    }

    /** The key as the list shows it. */
    private static JsonObject listed(JsonObject key) {
        return FirstPromoter.sends(Company.as("berta", "/keys?limit=500"))
                .is(200)
                .json()
                .getJsonArray("keys")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(shown -> shown.getString("id").equals(key.getString("id")))
                .findFirst()
                .orElseThrow();
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void a_key_is_shown_once_and_works_from_then_on() {
        String name = freshName();

        var key = made(name, "reader");

        assertThat(key.getString("key")).matches("laurel_" + key.getString("id") + "_[A-Za-z0-9]{43}");
        assertThat(key.getString("name")).isEqualTo(name);
        assertThat(key.getString("role")).isEqualTo("reader");
        assertThat(key.getString("madeBy")).isEqualTo("berta");
        assertThat(key.getString("madeAt")).endsWith("Z");
        assertThat(key.isNull("lastUsedAt")).isTrue();
        assertThat(key.isNull("revokedAt")).isTrue();
        assertThat(key.getBoolean("yours")).isFalse();
        reads(key, "/accounts/" + Company.encoded(Company.customerWith(3))).is(200);
        assertThat(listed(key)).doesNotContainKey("key");
        assertThat(listed(key).toString()).doesNotContain(secretOf(key));
    }

    private static String secretOf(JsonObject key) {
        return key.getString("key").substring(key.getString("key").lastIndexOf('_') + 1);
    }

    @Test
    void an_answer_that_holds_a_key_is_kept_by_nobody() throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        Company.as("berta", "/keys")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"name\":\"kept\",\"role\":\"Reader\"}"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void the_database_has_the_digest_of_a_key_only() throws Exception {
        var key = made(freshName(), "reader");
        reads(key, "/accounts/nobody").isProblem(404);

        long id = Long.parseLong(key.getString("id"));
        assertThat(Tables.find("select digest from api_key where id = ?", id))
                .containsExactly(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(key.getString("key").getBytes(StandardCharsets.UTF_8))));
        for (String text : List.of("name", "role", "made_by", "digest", "coalesce(revoked_by, '')")) {
            assertThat(Tables.find("select " + text + " from api_key where id = ?", id))
                    .noneMatch(value -> value.contains(secretOf(key)));
        }
        for (String text : List.of("actor", "deed", "subject", "coalesce(detail, '')", "reason")) {
            assertThat(Tables.find("select " + text + " from act where subject = ?", "" + id))
                    .hasSize(1)
                    .noneMatch(value -> value.contains(secretOf(key)));
        }
    }

    @Test
    void a_key_may_do_what_its_role_may() {
        String customer = Company.customerWith(20);
        String account = "/accounts/" + Company.encoded(customer);
        var reader = made(freshName(), "reader");
        var spender = made(freshName(), "spender");
        var operator = made(freshName(), "operator");
        var admin = made(freshName(), "admin");

        for (var key : List.of(reader, spender, operator, admin)) {
            reads(key, account).is(200);
        }
        posts(reader, account + "/redemptions", Company.redemption(1)).isProblem(403);
        for (var key : List.of(spender, operator, admin)) {
            posts(key, account + "/redemptions", Company.redemption(1)).is(201);
        }
        reads(spender, "/acts").isProblem(403);
        reads(operator, "/acts").is(200);
        reads(operator, "/keys").isProblem(403);
        posts(operator, "/keys", "{\"name\":\"own\",\"role\":\"admin\"}").isProblem(403);
        posts(operator, "/keys/" + reader.getString("id") + "/revocation", REASON)
                .isProblem(403);
        reads(admin, "/keys").is(200);
        assertThat(Company.readsEntries(customer).get(0).getString("actor")).isEqualTo(admin.getString("name"));
    }

    @Test
    void two_keys_of_one_name_are_one_caller_so_that_one_can_be_changed_while_both_work() {
        String path = "/accounts/" + Company.encoded(Company.customerWith(20)) + "/redemptions";
        String request = Company.freshKey();
        var old = made("kiosk", "spender");
        var fresh = made("kiosk", "spender");

        var first = FirstPromoter.sends(with(old.getString("key"), path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", request)
                        .POST(BodyPublishers.ofString(Company.redemption(5))))
                .is(201);
        revokes(old).is(200);
        var again = FirstPromoter.sends(with(fresh.getString("key"), path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", request)
                        .POST(BodyPublishers.ofString(Company.redemption(5))))
                .is(200);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(Company.posts("kiosk", path, request, Company.redemption(5))
                        .is(200)
                        .json())
                .isEqualTo(first.json());
    }

    @Test
    void a_revoked_key_does_not_work_from_then_on_and_stays_in_the_list() {
        var key = made(freshName(), "reader");
        reads(key, "/accounts/nobody").isProblem(404);

        var revoked = revokes(key).is(200).json();

        reads(key, "/accounts/nobody").isProblem(401);
        assertThat(revoked.getString("revokedBy")).isEqualTo("berta");
        assertThat(revoked.isNull("warning")).isTrue();
        assertThat(listed(key).getString("revokedAt")).isEqualTo(revoked.getString("revokedAt"));
        assertThat(revokes(key).is(200).json().getString("revokedAt")).isEqualTo(revoked.getString("revokedAt"));
        assertThat(actsOn(key))
                .containsExactly(
                        "berta: revoke key: " + key.getString("name") + ", reader: the shop moves",
                        "berta: make key: " + key.getString("name") + ", reader: none given");
    }

    private static List<String> actsOn(JsonObject key) {
        return Tables.find(
                "select actor || ': ' || deed || ': ' || detail || ': ' || reason from act where subject = ?"
                        + " order by id desc",
                key.getString("id"));
    }

    @Test
    void a_name_that_differs_from_a_reserved_one_by_its_case_is_no_keys() {
        for (String name : List.of("Laurel", "FIRSTPROMOTER", "Admin", "READER", "Operator")) {
            assertThat(makes(name, "reader").isProblem(400).detail()).startsWith("name is ");
        }
    }

    @Test
    void a_key_may_have_a_persons_name_and_none_that_differs_by_its_case_nor_the_other_way_round() {
        String person = Staff.newcomer("reader");
        made(person, "reader");
        assertThat(makes(person.toUpperCase(), "reader").isProblem(409).detail())
                .contains(person);

        String key = "Shop-" + Reward.fresh();
        made(key, "reader");
        made(key, "reader");
        assertThat(makes(key.toLowerCase(), "reader").isProblem(409).detail()).contains(key);
        assertThat(Staff.make(key, "reader", Staff.PASSWORD).isProblem(409).detail())
                .contains(key);
        assertThat(makes("Kiosk", "reader").isProblem(409).detail())
                .as("a configured one")
                .contains("kiosk");
    }

    @Test
    void whoever_is_disabled_loses_the_keys_of_their_name_and_those_that_they_made_are_told() {
        String name = Staff.newcomer("admin");
        var own = made(name, "operator");
        String shop = freshName();
        var shops = FirstPromoter.sends(Staff.as(name, Staff.PASSWORD, "/keys")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"name\":\"" + shop + "\",\"role\":\"spender\"}")))
                .is(201)
                .json();

        var disabled = Staff.disable(name).is(200).json();

        assertThat(disabled.getJsonArray("revokedKeys"))
                .map(Object::toString)
                .containsExactly("\"" + own.getString("id") + "\"");
        assertThat(disabled.getJsonArray("madeKeys"))
                .map(Object::toString)
                .containsExactly("\"" + shops.getString("id") + "\"");
        reads(own, "/accounts/nobody").isProblem(401);
        reads(shops, "/accounts/nobody").isProblem(404);
        assertThat(actsOn(own)).first().asString().isEqualTo("berta: revoke key: " + name + ", operator: has left");
        Staff.enable(name).is(200);
        reads(own, "/accounts/nobody").isProblem(401);
    }

    @Test
    void the_keys_of_somebody_who_is_disabled_work_on_if_that_is_said() {
        String name = Staff.newcomer("reader");
        var own = made(name, "reader");

        var disabled = Staff.posts("/people/" + name + "/disable", "{\"reason\":\"on leave\",\"keepKeys\":true}")
                .is(200)
                .json();

        assertThat(disabled.getJsonArray("revokedKeys")).isEmpty();
        reads(own, "/accounts/nobody").isProblem(404);
        assertThat(Tables.find("select detail from act where subject = ? and deed = 'disable person'", name))
                .containsExactly("keeps the keys of this name");
    }

    @Test
    void an_admin_may_revoke_the_key_with_which_they_call() {
        var key = made(freshName(), "admin");
        var other = made(freshName(), "reader");
        assertThat(listed(key).getBoolean("yours")).isFalse();
        assertThat(reads(key, "/keys?limit=500").json().getJsonArray("keys").getValuesAs(JsonObject.class))
                .filteredOn(shown -> shown.getBoolean("yours"))
                .extracting(shown -> shown.getString("id"))
                .containsExactly(key.getString("id"));

        assertThat(posts(key, "/keys/" + other.getString("id") + "/revocation", REASON)
                        .is(200)
                        .json()
                        .getBoolean("yours"))
                .isFalse();
        var revoked = posts(key, "/keys/" + key.getString("id") + "/revocation", REASON)
                .is(200)
                .json();

        assertThat(revoked.getBoolean("yours")).isTrue();
        assertThat(revoked.isNull("warning")).as("one is configured").isTrue();
        reads(key, "/keys").isProblem(401);
    }

    @Test
    void a_key_that_is_made_many_times_at_once_is_so_many_keys() {
        String name = freshName();

        var keys = atOnce(12, () -> makes(name, "reader")).stream()
                .map(reply -> reply.is(201).json())
                .toList();

        assertThat(keys).extracting(key -> key.getString("key")).doesNotHaveDuplicates();
        keys.forEach(key -> reads(key, "/accounts/nobody").isProblem(404));
    }

    @Test
    void a_key_that_is_revoked_many_times_at_once_is_revoked_once() {
        var key = made(freshName(), "reader");

        var replies = atOnce(12, () -> revokes(key));

        assertThat(replies)
                .extracting(reply -> reply.is(200).json().getString("revokedAt"))
                .containsOnly(listed(key).getString("revokedAt"));
        assertThat(actsOn(key)).hasSize(2);
    }

    private static List<Reply> atOnce(int number, Callable<Reply> call) {
        return FirstPromoter.atOnce(
                number, Stream.generate(() -> call).limit(number).toList());
    }

    @Test
    void what_is_nobodys_key_is_refused() {
        var key = made(freshName(), "reader");
        var other = made(freshName(), "reader");
        String text = key.getString("key");
        String id = key.getString("id");

        for (String shown : List.of(
                text.substring(0, text.length() - 1),
                text + "x",
                text.substring(0, text.length() - 1) + (text.endsWith("x") ? "y" : "x"),
                text.toUpperCase(),
                "laurel_0" + text.substring("laurel_".length()),
                "laurel_" + id + "_" + secretOf(other),
                "laurel_" + other.getString("id") + "_" + secretOf(key),
                "laurel_1_" + secretOf(key),
                "laurel_9999999999999999999_" + secretOf(key),
                secretOf(key),
                id,
                Tables.find("select digest from api_key where id = ?", Long.parseLong(id))
                        .get(0),
                "laurel_" + id + "_%")) {
            var refused = FirstPromoter.sends(with(shown, "/accounts/nobody")).isProblem(401);
            assertThat(refused.detail()).contains("Authorization: Bearer KEY");
        }
        FirstPromoter.sends(with(text, "/accounts/nobody")).isProblem(404);
    }

    @Test
    void a_use_is_noted_and_not_more_than_once_a_minute() {
        var key = made(freshName(), "reader");
        assertThat(listed(key).isNull("lastUsedAt")).isTrue();

        reads(key, "/accounts/nobody").isProblem(404);
        await(() -> !listed(key).isNull("lastUsedAt"));
        String first = listed(key).getString("lastUsedAt");
        assertThat(Instant.parse(first)).isBetween(Instant.parse(key.getString("madeAt")), Instant.now());

        var again = sql.during(() -> reads(key, "/accounts/nobody").isProblem(404));
        assertThat(again).noneMatch(statement -> statement.startsWith("UPDATE"));
        assertThat(listed(key).getString("lastUsedAt")).isEqualTo(first);

        TestClock.goesOn(Duration.ofMinutes(2));
        reads(key, "/accounts/nobody").isProblem(404);
        await(() -> !listed(key).getString("lastUsedAt").equals(first));
        assertThat(Instant.parse(listed(key).getString("lastUsedAt")))
                .isAfter(Instant.parse(first).plusSeconds(60));
    }

    @Test
    void a_use_that_cannot_be_noted_is_no_reason_for_a_call_to_fail() throws SQLException {
        var key = made(freshName(), "reader");

        try (var somebody = Tables.transaction()) {
            Tables.lock(somebody, "select id from api_key where id = ?", Long.parseLong(key.getString("id")));
            reads(key, "/accounts/nobody").isProblem(404);
            reads(key, "/accounts/nobody").isProblem(404);
            somebody.rollback();
        }
    }

    @Test
    void a_call_with_a_stored_key_costs_one_read_by_the_primary_key_more_than_with_a_configured_one() {
        String account = "/accounts/" + Company.encoded(Company.customerWith(3));
        var key = made(freshName(), "reader");
        reads(key, account).is(200);
        await(() -> !listed(key).isNull("lastUsedAt"));

        var configured = sql.during(() -> Company.reads(account).is(200));
        var stored = sql.during(() -> reads(key, account).is(200));

        assertThat(configured).isNotEmpty();
        assertThat(stored).hasSize(configured.size() + 1).containsAll(configured);
        var more = new ArrayList<>(stored);
        configured.forEach(more::remove);
        assertThat(more).hasSize(1).first().asString().matches("(?i)SELECT .* FROM api_key WHERE \\(id = \\?\\)");
    }

    @Test
    void while_the_database_cannot_be_asked_a_stored_key_is_neither_good_nor_bad() throws SQLException {
        var key = made(freshName(), "reader");
        var taken = new ArrayList<Connection>();
        try {
            takeAll(taken);
            var refused = reads(key, "/accounts/nobody").isProblem(503);
            assertThat(refused.retryAfter()).matches("[1-9][0-9]*");
            FirstPromoter.sends(with("guessed", "/accounts/nobody")).isProblem(401);
            assertThat(Company.reads("/accounts/%20").isProblem(400).detail())
                    .as("a configured key needs no database")
                    .isNotBlank();
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        reads(key, "/accounts/nobody").isProblem(404);
    }

    private static void takeAll(List<Connection> taken) {
        try {
            while (taken.size() < 1_000) {
                taken.add(Tables.connection());
            }
        } catch (IllegalStateException empty) {
            // that was the last one
        }
    }

    @Test
    void keys_are_listed_newest_first_and_page_by_page() {
        var keys = Stream.generate(() -> made(freshName(), "reader").getString("id"))
                .limit(3)
                .toList();

        var listed = new ArrayList<String>();
        String next = "&before=" + (Long.parseLong(keys.get(2)) + 1); // newer ones are of tests whose clock was ahead
        for (int page = 0; page < 3; page++) {
            var found = FirstPromoter.sends(Company.as("berta", "/keys?limit=1" + next))
                    .is(200)
                    .json();
            listed.add(found.getJsonArray("keys").getJsonObject(0).getString("id"));
            next = "&before=" + found.getString("next");
        }

        assertThat(listed).containsExactly(keys.get(2), keys.get(1), keys.get(0));
        FirstPromoter.sends(Company.as("berta", "/keys?limit=0")).isProblem(400);
        FirstPromoter.sends(Company.as("berta", "/keys?before=x")).isProblem(400);
    }

    @Test
    void what_is_asked_wrongly_is_refused_by_its_field_and_makes_no_key() {
        String name = freshName();
        for (String body : List.of(
                "{\"role\":\"reader\"}",
                "{\"name\":\"\",\"role\":\"reader\"}",
                "{\"name\":\"the shop\",\"role\":\"reader\"}",
                "{\"name\":\"laurel\",\"role\":\"reader\"}",
                "{\"name\":\"" + "x".repeat(65) + "\",\"role\":\"reader\"}",
                "{\"name\":7,\"role\":\"reader\"}")) {
            assertThat(asked("/keys", body)).startsWith("name ");
        }
        for (String role : List.of("", ",\"role\":\"root\"", ",\"role\":\"\"", ",\"role\":[]")) {
            assertThat(asked("/keys", "{\"name\":\"" + name + "\"" + role + "}"))
                    .startsWith("role ");
        }
        assertThat(asked("/keys", "{\"name\":\"" + name + "\",\"role\":\"reader\",\"reason\":\" \"}"))
                .startsWith("reason ");
        assertThat(asked("/keys", "{\"name\":\"" + name + "\",\"role\":\"reader\",\"key\":\"mine\"}"))
                .contains("key");
        assertThat(Tables.find("select id from api_key where name = ?", name)).isEmpty();

        var key = made(name, "reader");
        assertThat(asked("/keys/" + key.getString("id") + "/revocation", "{}")).startsWith("reason ");
        for (String id : List.of("1", "x", "-1", "99999999999999999999")) {
            Company.posts("berta", "/keys/" + id + "/revocation", null, REASON).isProblem(404);
        }
        reads(key, "/accounts/nobody").isProblem(404);
    }

    private static String asked(String path, String body) {
        return Company.posts("berta", path, null, body).isProblem(400).detail();
    }

    @Test
    void the_database_refuses_what_is_no_key() throws SQLException {
        var key = made(freshName(), "reader");
        for (String change : List.of(
                "name = ''",
                "name = 'laurel'",
                "name = 'firstpromoter'",
                "role = 'ROOT'",
                "digest = ''",
                "digest = null",
                "made_by = ''",
                "revoked_by = 'anna'",
                "revoked_at = made_at")) {
            try (var connection = Tables.connection()) {
                assertThat(refuses(connection, "update api_key set " + change + " where id = " + key.getString("id")))
                        .as(change)
                        .isTrue();
            }
        }
    }

    private static boolean refuses(Connection connection, String sql) {
        try {
            Tables.change(connection, sql);
            return false;
        } catch (IllegalStateException refused) {
            return refused.getCause() instanceof SQLException violation
                    && violation.getSQLState().startsWith("23");
        }
    }
}
