package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three programmes in two ledgers, whose ids are the same: what one announces never meets what another one did. */
@Tag("packaged-server")
class ProgrammesIT {

    private static final String MAIN = "token-of-main-5d0c7e92b1f84a";
    private static final String SHOP = "token-of-shop-90b2aa14cd7f63";
    private static final String TEST = "token-of-test-0b1c7de94f6a8e";
    private static final String MAIN_KEY = "key-of-main-bd35c2a7715e08";
    private static final String TEST_KEY = "key-of-test-77d1e0c94b52aa";

    private static PostgresServer postgres;
    private static LaurelServer laurel;

    @BeforeAll
    static void start() throws Exception {
        postgres = PostgresServer.started();
        laurel = configured(postgres.isUsedBy(LaurelServer.installed(), "password"));
        laurel.start().awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        try {
            if (laurel != null) {
                laurel.close();
            }
        } finally {
            if (postgres != null) {
                postgres.close();
            }
        }
    }

    private static LaurelServer configured(LaurelServer server) {
        return server.with("LAUREL_PROGRAMMES", "main,shop,test")
                .with("LAUREL_WEBHOOK_TOKENS", MAIN)
                .with("LAUREL_SHOP_WEBHOOK_TOKENS", SHOP)
                .with("LAUREL_TEST_WEBHOOK_TOKENS", TEST)
                .with("LAUREL_TEST_LEDGER", "sandbox")
                .with("LAUREL_API_KEYS", "admin@anna:" + MAIN_KEY + ",admin@anna/sandbox:" + TEST_KEY);
    }

    /** The same ids for every programme; only the amounts differ. */
    private static String announce(String token, String id, String custId, long amount) throws IOException {
        String body = new PendingFulfilment(id, "promoter-" + id, custId, "credits", amount).asEvent("e-" + id);
        return laurel.deliver(token, body.replace("\"undefined\"", "null")).body();
    }

    private static void announceToAll(String id, String custId, String outcome) throws IOException {
        assertThat(announce(MAIN, id, custId, 20)).contains("\"" + outcome + "\"");
        assertThat(announce(SHOP, id, custId, 7)).contains("\"" + outcome + "\"");
        assertThat(announce(TEST, id, custId, 5)).contains("\"" + outcome + "\"");
    }

    private static String read(String path, String key) throws IOException {
        return laurel.get("/api" + path, key).body();
    }

    private static HttpResponse<String> post(String path, String key, String body, String... headers)
            throws IOException {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + key;
        return laurel.post("/api" + path, body, all);
    }

    private static String field(String name, String json) {
        var found = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(json);
        assertThat(found.find()).as(name + " in " + json).isTrue();
        return found.group(1);
    }

    @Test
    void a_reward_is_credited_once_in_each_and_two_of_one_ledger_credit_one_account() throws IOException {
        announceToAll("90", "customer", "CREDITED");
        announceToAll("90", "customer", "ALREADY_CREDITED");

        assertThat(read("/accounts/customer", MAIN_KEY)).contains("\"balances\":{\"credits\":27}");
        assertThat(read("/accounts/customer", TEST_KEY)).contains("\"balances\":{\"credits\":5}");
    }

    @Test
    void a_reward_is_found_by_its_programme() throws IOException {
        announceToAll("91", "found", "CREDITED");

        assertThat(read("/fulfilments/v1/91", MAIN_KEY))
                .contains("\"amount\":20")
                .doesNotContain("programme");
        assertThat(read("/fulfilments/v1/91?programme=shop", MAIN_KEY))
                .contains("\"amount\":7", "\"programme\":\"shop\"");
        assertThat(read("/fulfilments/v1/91", TEST_KEY)).contains("\"amount\":5", "\"programme\":\"test\"");
        assertThat(laurel.get("/api/fulfilments/v1/91?programme=test", MAIN_KEY).statusCode())
                .isEqualTo(400);
        assertThat(read("/promoters/promoter-91?programme=shop", MAIN_KEY)).contains("\"programme\":\"shop\"");
    }

    @Test
    void a_list_goes_on_through_all_that_a_key_sees_and_nothing_else() throws IOException {
        announceToAll("92", "listed", "CREDITED");

        String first = read("/fulfilments?custId=listed&limit=1", MAIN_KEY);
        assertThat(first).contains("\"programme\":\"shop\"", "\"next\":\"shop/v1/92\"");
        assertThat(read("/fulfilments?custId=listed&limit=1&before=shop/v1/92", MAIN_KEY))
                .contains("\"amount\":20", "\"next\":null");
        assertThat(read("/fulfilments?custId=listed", TEST_KEY))
                .contains("\"amount\":5")
                .doesNotContain("\"amount\":20", "\"amount\":7");
        assertThat(read("/fulfilments?custId=listed&programme=shop", MAIN_KEY))
                .contains("\"amount\":7")
                .doesNotContain("\"amount\":20");
    }

    @Test
    void files_tell_the_programme_and_have_nothing_of_another_ledger() throws IOException {
        announceToAll("93", "filed", "CREDITED");

        assertThat(read("/fulfilments.csv?custId=filed", MAIN_KEY).lines())
                .hasSize(3)
                .anyMatch(line -> line.endsWith(",main"))
                .anyMatch(line -> line.endsWith(",shop"));
        assertThat(read("/entries.csv?custId=filed", TEST_KEY).lines().skip(1))
                .allMatch(line -> line.endsWith(",test"));
        assertThat(read("/entries.csv?custId=filed", TEST_KEY).lines()).hasSize(2);
        assertThat(read("/entries.csv", MAIN_KEY)).doesNotContain(",test");
    }

    @Test
    void a_release_links_the_promoter_of_one_programme_and_releases_nothing_of_another() throws IOException {
        announceToAll("94", "undefined", "HELD");

        var released = post(
                "/fulfilments/v1/94/release",
                TEST_KEY,
                "{\"custId\":\"somebody\",\"releaseOthers\":true,\"reason\":\"test\"}");

        assertThat(released.statusCode()).isEqualTo(200);
        assertThat(released.body()).contains("\"others\":[]");
        assertThat(read("/promoters/promoter-94", TEST_KEY)).contains("\"account\":\"somebody\"");
        assertThat(read("/promoters/promoter-94", MAIN_KEY)).contains("\"account\":null");
        assertThat(read("/fulfilments?status=HELD&promoter=promoter-94", MAIN_KEY))
                .contains("\"amount\":20", "\"amount\":7");
        assertThat(laurel.get("/api/accounts/somebody", MAIN_KEY).statusCode()).isEqualTo(404);
        assertThat(read("/acts", MAIN_KEY)).doesNotContain("\"v1/94\"");
        assertThat(read("/acts", TEST_KEY)).contains("\"programme\":\"test\"", "\"subject\":\"v1/94\"");
    }

    @Test
    void a_denial_takes_back_what_its_own_programme_announced() throws Exception {
        announceToAll("95", "denied", "CREDITED");
        for (String change : new String[] {
            "insert into fulfilment (programme, system, id, promoter_id, unit, amount, status, account_id, cust_id, created_at,"
                    + " settled_at, ordinal) select programme, 'v2', id, promoter_id, unit, amount, status, account_id, cust_id,"
                    + " created_at, settled_at, ordinal from fulfilment where id = '95'",
            "update entry set system = 'v2' where fulfilment_id = '95'",
            "delete from fulfilment where id = '95' and system = 'v1'"
        }) {
            postgres.execute(change);
        }

        var denied = laurel.deliver(
                TEST, "{\"event_type\":\"commission.denied\",\"event_id\":\"d-95\",\"entity_id\":\"95\",\"data\":{}}");

        assertThat(denied.body()).contains("\"DENIED\"");
        assertThat(read("/accounts/denied", TEST_KEY)).contains("\"balances\":{\"credits\":0}");
        assertThat(read("/accounts/denied", MAIN_KEY)).contains("\"balances\":{\"credits\":27}");
    }

    @Test
    void a_key_of_idempotency_and_numbers_of_entries_holds_and_deliveries_are_of_one_ledger() throws IOException {
        announceToAll("96", "spender", "CREDITED");
        String redemption = "{\"unit\":\"credits\",\"amount\":1,\"reference\":\"order\"}";
        String hold = "{\"unit\":\"credits\",\"amount\":1,\"reference\":\"cart\",\"expiresInSeconds\":600}";

        var inMain = post("/accounts/spender/redemptions", MAIN_KEY, redemption, "Idempotency-Key", "the-same");
        var inTest = post("/accounts/spender/redemptions", TEST_KEY, redemption, "Idempotency-Key", "the-same");
        var held = post("/accounts/spender/holds", TEST_KEY, hold, "Idempotency-Key", "another");

        assertThat(inMain.statusCode()).isEqualTo(201);
        assertThat(inTest.statusCode()).isEqualTo(201);
        String entry = field("id", inTest.body());
        assertThat(post("/entries/" + entry + "/reversal", MAIN_KEY, "{\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        String ofHold = "/holds/" + field("id", held.body());
        assertThat(laurel.get("/api" + ofHold, MAIN_KEY).statusCode()).isEqualTo(404);
        assertThat(post(ofHold + "/capture", MAIN_KEY, "{}").statusCode()).isEqualTo(404);
        assertThat(post(ofHold + "/capture", TEST_KEY, "{}").statusCode()).isEqualTo(200);
        String delivery = field("id", read("/deliveries?limit=1", TEST_KEY));
        assertThat(laurel.get("/api/deliveries/" + delivery, TEST_KEY).statusCode())
                .isEqualTo(200);
        assertThat(laurel.get("/api/deliveries/" + delivery, MAIN_KEY).statusCode())
                .isEqualTo(404);
        assertThat(read("/deliveries?limit=500", MAIN_KEY)).doesNotContain("\"programme\":\"test\"");
    }

    @Test
    void an_erasure_forgets_the_promoter_of_one_programme() throws IOException {
        announceToAll("97", "erased", "CREDITED");

        var erased = post("/promoters/promoter-97/erasure", TEST_KEY, "{\"reason\":\"test\"}");

        assertThat(erased.body()).contains("\"programme\":\"test\"", "\"payloadsDeleted\":1");
        assertThat(read("/promoters/promoter-97", TEST_KEY)).contains("\"email\":null");
        for (String programme : new String[] {"main", "shop"}) {
            assertThat(read("/promoters/promoter-97?programme=" + programme, MAIN_KEY))
                    .contains("\"email\":\"promoter-promoter-97@example.com\"");
            assertThat(laurel.get("/api/promoters/promoter-97/erasure?programme=" + programme, MAIN_KEY)
                            .statusCode())
                    .isEqualTo(404);
        }
        String delivery = field("id", read("/deliveries?programme=main&limit=1", MAIN_KEY));
        assertThat(read("/deliveries/" + delivery, MAIN_KEY)).contains("\"payloadDeletedAt\":null");
    }

    @Test
    void a_key_makes_keys_of_its_ledger_and_nobody_who_sees_more() throws IOException {
        var made = post("/keys", TEST_KEY, "{\"name\":\"probe\",\"role\":\"reader\"}");
        assertThat(made.body()).contains("\"ledger\":\"sandbox\"");
        assertThat(laurel.get("/api/fulfilments", field("key", made.body())).body())
                .doesNotContain("\"amount\":20");

        assertThat(read("/keys", MAIN_KEY)).doesNotContain("probe");
        assertThat(post("/keys/" + field("id", made.body()) + "/revocation", MAIN_KEY, "{\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("/keys", TEST_KEY, "{\"name\":\"probe\",\"role\":\"admin\",\"ledger\":\"main\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(laurel.get("/api/people", TEST_KEY).statusCode()).isEqualTo(403);
        assertThat(post("/keys", TEST_KEY, "{\"name\":\"probe\",\"role\":\"reader\"}", "Laurel-Ledger", "main")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void one_token_in_two_programmes_and_another_ledger_than_before_end_the_start() throws Exception {
        try (var ambiguous = configured(LaurelServer.installed()).with("LAUREL_SHOP_WEBHOOK_TOKENS", TEST)) {
            assertThat(ambiguous.start().awaitEnd()).isEqualTo(78);
            assertThat(ambiguous.log())
                    .contains(
                            "laurel.test.webhook.tokens (LAUREL_TEST_WEBHOOK_TOKENS): entry 1 is a token of the programme shop")
                    .doesNotContain(TEST);
        }
        try (var moved = configured(postgres.isUsedBy(LaurelServer.installed(), "password"))
                .with("LAUREL_SHOP_LEDGER", "sandbox")) {
            assertThat(moved.start().awaitEnd()).isEqualTo(78);
            assertThat(moved.log()).contains("the programme shop credits the ledger main since ");
        }
    }
}
