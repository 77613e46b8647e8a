package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the API says about some accounts: all their balances and all pages of their entries. */
record Statements(List<OfAccount> accounts) {

    /** So few that there are several pages of every account. */
    private static final int ENTRIES_OF_A_PAGE = 3;

    /** @param entries oldest first */
    record OfAccount(String custId, Map<String, Long> balances, List<Movement> entries) {}

    record Movement(String unit, long amount, long balanceAfter, String kind, String system, String fulfilment) {}

    /** Reads the accounts; one that nobody knows has nothing in it. */
    static Statements read(LaurelServer laurel, String apiKey, Collection<String> custIds) throws IOException {
        return read(laurel, apiKey, custIds, ENTRIES_OF_A_PAGE);
    }

    /** Reads the accounts, with so many entries at a time. */
    static Statements read(LaurelServer laurel, String apiKey, Collection<String> custIds, int entriesOfAPage)
            throws IOException {
        var accounts = new ArrayList<OfAccount>();
        for (String custId : custIds) {
            String path = "/api/accounts/" + inPath(custId);
            HttpResponse<String> answer = laurel.get(path, apiKey);
            if (answer.statusCode() == 404) {
                accounts.add(new OfAccount(custId, Map.of(), List.of()));
                continue;
            }
            var balances = new TreeMap<String, Long>();
            JsonObject listed = json(answer).getJsonObject("balances");
            listed.keySet()
                    .forEach(unit ->
                            balances.put(unit, listed.getJsonNumber(unit).longValueExact()));
            accounts.add(new OfAccount(
                    custId, balances, entries(laurel, apiKey, path + "/entries?limit=" + entriesOfAPage)));
        }
        return new Statements(accounts);
    }

    private static String inPath(String custId) {
        return URLEncoder.encode(custId, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static List<Movement> entries(LaurelServer laurel, String apiKey, String path) throws IOException {
        var entries = new ArrayList<Movement>();
        JsonObject page = json(laurel.get(path, apiKey));
        while (true) {
            page.getJsonArray("entries")
                    .getValuesAs(JsonObject.class)
                    .forEach(entry -> entries.add(
                            0,
                            new Movement(
                                    entry.getString("unit"),
                                    entry.getJsonNumber("amount").longValueExact(),
                                    entry.getJsonNumber("balanceAfter").longValueExact(),
                                    entry.getString("kind"),
                                    entry.getString("system", null),
                                    entry.getString("fulfilment", null))));
            if (page.isNull("next")) {
                return entries;
            }
            page = json(laurel.get(path + "&before=" + page.getString("next"), apiKey));
        }
    }

    private static JsonObject json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    /** The ids of all fulfilments that were credited, as often as they were. */
    List<String> fulfilments() {
        return accounts.stream()
                .flatMap(account -> account.entries().stream())
                .map(Movement::fulfilment)
                .toList();
    }

    /** Every balance is the sum of its entries, and every entry carries the balance after it. */
    void assertThatTheyBalance(String story) {
        for (OfAccount account : accounts) {
            var running = new TreeMap<String, Long>();
            for (Movement entry : account.entries()) {
                long after = running.merge(entry.unit(), entry.amount(), Long::sum);
                assertThat(entry.balanceAfter())
                        .as("%s: balanceAfter of %s in %s", story, entry, account)
                        .isEqualTo(after);
            }
            assertThat(account.balances())
                    .as("%s: balances of %s", story, account)
                    .isEqualTo(running);
        }
    }

    /** Each entry is a credit of one of these fulfilments, on the account and of the amount that was sent. */
    void assertThatTheyHoldNothingBut(Collection<PendingFulfilment> sent, String story) {
        Map<String, PendingFulfilment> byId =
                sent.stream().collect(Collectors.toMap(PendingFulfilment::id, one -> one));
        for (OfAccount account : accounts) {
            for (Movement entry : account.entries()) {
                assertThat(byId).as("%s: sent, for %s", story, entry).containsKey(entry.fulfilment());
                PendingFulfilment fulfilment = byId.get(entry.fulfilment());
                assertThat(entry)
                        .as("%s: entry of %s", story, account.custId())
                        .extracting(Movement::kind, Movement::system, Movement::unit, Movement::amount)
                        .containsExactly("CREDIT", "v1", fulfilment.unit(), fulfilment.amount());
                assertThat(account.custId())
                        .as("%s: account of %s", story, entry)
                        .isEqualTo(fulfilment.custId());
            }
        }
    }
}
