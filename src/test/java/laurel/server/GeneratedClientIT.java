package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import generated.client.ApiClient;
import generated.client.ApiException;
import generated.client.api.AccountsApi;
import generated.client.api.FulfilmentsApi;
import generated.client.api.SpendingApi;
import generated.client.api.WebhookApi;
import generated.client.model.Capture;
import generated.client.model.Credited;
import generated.client.model.Entry;
import generated.client.model.Event;
import generated.client.model.EventEvent;
import generated.client.model.Fulfilment;
import generated.client.model.Hold;
import generated.client.model.HoldReasonOrNull;
import generated.client.model.HoldRequest;
import generated.client.model.Problem;
import generated.client.model.Redemption;
import generated.client.model.Registration;
import generated.client.model.WebhookSystem;
import generated.client.model.WebhookSystemOrNull;
import java.io.IOException;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client that a tool makes of openapi.json, as an integrator gets it: the build makes one anew each time that changes. */
@Tag("packaged-server")
class GeneratedClientIT {

    private static final String TOKEN = "wh-Generated-Client-5518";
    private static final String SHOP = "sp-Generated-Client-5518";
    private static final String ANNA = "op-Generated-Client-5518";

    /** More than 32 bits hold: a client that takes it for an int fails after it was booked. */
    private static final long MUCH = 3_000_000_000L;

    private static LaurelServer laurel;

    @BeforeAll
    static void start() throws IOException {
        laurel = LaurelServer.installed()
                .with("LAUREL_WEBHOOK_TOKENS", TOKEN)
                .with("LAUREL_API_KEYS", "spender@shop:" + SHOP + ",operator@anna:" + ANNA)
                .start()
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        laurel.close();
    }

    private static ApiClient as(String key) {
        var client = new ApiClient();
        client.updateBaseUri(laurel.url());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
        return client;
    }

    private static Credited announces(String id, String custId, String unit, Object amount) throws ApiException {
        return new WebhookApi(as(TOKEN))
                .deliver(
                        new Event()
                                .event(new EventEvent().id(Integer.valueOf(7)).type("fulfilment_pending"))
                                .data(Map.of(
                                        "id",
                                        id,
                                        "amount",
                                        amount,
                                        "unit",
                                        unit,
                                        "promoter",
                                        Map.of("id", "promoter of " + custId, "cust_id", custId))),
                        null);
    }

    private static Redemption redemption(long amount) {
        return new Redemption().unit("credits").amount(amount).reference("order 1");
    }

    @Test
    void books_and_reads_what_is_larger_than_an_int() throws ApiException {
        assertThat(announces("much", "rich", "credits", MUCH).getOutcome()).isEqualTo(Credited.OutcomeEnum.CREDITED);

        Entry entry = new SpendingApi(as(SHOP)).redeem("rich", "order-1", redemption(MUCH - 5));
        Entry again = new SpendingApi(as(SHOP)).redeem("rich", "order-1", redemption(MUCH - 5));

        assertThat(entry.getAmount()).isEqualTo(5 - MUCH);
        assertThat(entry.getBalanceAfter()).isEqualTo(5);
        assertThat(entry.getKind()).isEqualTo(Entry.KindEnum.REDEMPTION);
        assertThat(entry.getSystem()).isNull();
        assertThat(again).isEqualTo(entry);
        var account = new AccountsApi(as(SHOP)).readAccount("rich");
        assertThat(account.getBalances()).isEqualTo(Map.of("credits", 5L));
        assertThat(account.getDebts()).isEmpty();
    }

    @Test
    void turns_pages() throws ApiException {
        announces("page-1", "reader of pages", "credits", MUCH);
        announces("page-2", "reader of pages", "credits", 2);
        var accounts = new AccountsApi(as(SHOP));

        var first = accounts.listEntries("reader of pages", 1, null);
        var second = accounts.listEntriesByQuery("reader of pages", 1, first.getNext());

        assertThat(first.getEntries())
                .extracting(Entry::getFulfilment, Entry::getBalanceAfter)
                .containsExactly(tuple("page-2", MUCH + 2));
        assertThat(second.getEntries())
                .extracting(Entry::getFulfilment, Entry::getSystem)
                .containsExactly(tuple("page-1", WebhookSystemOrNull.V1));
        assertThat(second.getNext()).isNull();
    }

    @Test
    void sets_aside_spends_and_frees() throws ApiException {
        announces("hold", "holder", "credits", MUCH);
        var spending = new SpendingApi(as(SHOP));
        var request = new HoldRequest()
                .unit("credits")
                .amount(MUCH - 1)
                .reference("cart 1")
                .expiresInSeconds(600);

        Hold hold = spending.hold("holder", "cart-1", request);
        Hold captured = spending.captureHold(hold.getId(), new Capture().amount(MUCH - 2));
        Hold other = spending.hold("holder", "cart-2", request.amount(2L));
        Hold released = spending.releaseHold(other.getId(), null);

        assertThat(hold.getStatus()).isEqualTo(Hold.StatusEnum.OPEN);
        assertThat(hold.getEntry()).isNull();
        assertThat(captured.getStatus()).isEqualTo(Hold.StatusEnum.CAPTURED);
        assertThat(captured.getCaptured()).isEqualTo(MUCH - 2);
        assertThat(released.getStatus()).isEqualTo(Hold.StatusEnum.RELEASED);
        assertThat(spending.readHold(hold.getId())).isEqualTo(captured);
    }

    /** What is left out of a call the client sends as {@code null}. */
    @Test
    void leaves_an_optional_body_out() throws ApiException {
        var accounts = new AccountsApi(as(ANNA));
        announces("optional", "optional", "credits", 3);
        var spending = new SpendingApi(as(SHOP));
        Hold hold = spending.hold(
                "optional",
                "cart-1",
                new HoldRequest().unit("credits").amount(3L).reference("cart 1").expiresInSeconds(600));

        assertThat(spending.captureHold(hold.getId(), null).getCaptured()).isEqualTo(3);
        assertThat(accounts.registerAccount("newcomer", null).getBalances()).isEmpty();
        assertThat(accounts.registerAccount("newcomer", new Registration().email("new@example.com"))
                        .getCustId())
                .isEqualTo("newcomer");
    }

    @Test
    void lists_what_is_held_and_why() throws Exception {
        laurel.deliver(TOKEN, new PendingFulfilment("cash", "promoter of paid", "paid", "cash", 10).asEvent("event"));
        announces("given", "paid", "credits", 10);

        var fulfilments = new FulfilmentsApi(as(SHOP));
        var held = fulfilments.listFulfilments(null, "HELD", null, "paid", null, null, null, null);
        var given = fulfilments.readFulfilment(WebhookSystem.V1, "given", null);

        assertThat(held.getFulfilments())
                .extracting(Fulfilment::getId, Fulfilment::getReason, Fulfilment::getSettledAt)
                .containsExactly(tuple("cash", HoldReasonOrNull.MONETARY, null));
        assertThat(given.getReason()).isNull();
        assertThat(given.getSettledAt()).isNotNull();
        assertThat(given.getDeliveries()).hasSize(1);
    }

    @Test
    void hears_what_was_wrong() throws Exception {
        announces("little", "poor", "credits", 1);
        var spending = new SpendingApi(as(SHOP));

        assertThat(problem(409, () -> spending.redeem("poor", "order-1", redemption(MUCH)))
                        .getDetail())
                .contains("1 can be taken away");
        assertThat(problem(404, () -> spending.redeem("nobody", "order-1", redemption(1)))
                        .getTitle())
                .isEqualTo("Not found");
        problem(401, () -> new AccountsApi(as("wrong")).readAccount("poor"));
        problem(403, () -> new AccountsApi(as(SHOP)).registerAccount("poor", null));
        problem(400, () -> new AccountsApi(as(SHOP)).listEntries("poor", 501, null));
    }

    private static Problem problem(int status, ThrowingCallable call) throws IOException {
        var refused = catchThrowableOfType(ApiException.class, call);
        assertThat(refused).as("a refusal").isNotNull();
        assertThat(refused.getCode()).isEqualTo(status);
        var problem = ApiClient.createDefaultObjectMapper().readValue(refused.getResponseBody(), Problem.class);
        assertThat(problem.getStatus()).isEqualTo(status);
        return problem;
    }
}
