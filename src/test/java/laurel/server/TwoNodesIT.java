package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two servers on one database, which is empty when both are started. */
@Tag("packaged-server")
class TwoNodesIT {

    private static final String TOKEN = "a-token-that-nobody-guesses";
    private static final String API_KEY = "a-key-that-nobody-guesses";
    private static final int FULFILMENTS = 40;

    @Test
    void that_start_at_once_make_one_schema_and_credit_each_fulfilment_once() throws Exception {
        try (PostgresServer postgres = PostgresServer.started();
                LaurelServer one = postgres.isUsedBy(node(), "password");
                LaurelServer other = postgres.isUsedBy(node(), "password")) {
            one.start();
            other.start();
            one.awaitReady();
            other.awaitReady();

            List<HttpResponse<String>> answers = deliverToBothAtOnce(one, other);

            assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
            assertThat(answers)
                    .filteredOn(answer -> answer.body().contains("\"CREDITED\""))
                    .hasSize(FULFILMENTS);
            String account = one.get("/api/accounts/customer", API_KEY).body();
            assertThat(account).contains("\"credits\":" + 3 * FULFILMENTS);
            assertThat(other.get("/api/accounts/customer", API_KEY).body()).isEqualTo(account);
        }
    }

    private static LaurelServer node() throws Exception {
        return LaurelServer.installed()
                .with("LAUREL_WEBHOOK_TOKENS", TOKEN)
                .with("LAUREL_API_KEYS", "reader:" + API_KEY);
    }

    private static List<HttpResponse<String>> deliverToBothAtOnce(LaurelServer one, LaurelServer other)
            throws Exception {
        var calls = new ArrayList<Callable<HttpResponse<String>>>();
        for (int n = 0; n < FULFILMENTS; n++) {
            var fulfilment = new PendingFulfilment("" + n, "promoter", "customer", "credits", 3);
            int event = n;
            calls.add(() -> one.deliver(TOKEN, fulfilment.asEvent("to-one-" + event)));
            calls.add(() -> other.deliver(TOKEN, fulfilment.asEvent("to-the-other-" + event)));
        }
        var threads = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<HttpResponse<String>>();
            for (Future<HttpResponse<String>> call : threads.invokeAll(calls)) {
                answers.add(call.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
