package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import laurel.openapi.Described;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stands behind an address's question mark: read as it was meant, or refused. */
@ExtendWith(ArquillianExtension.class)
class QueryIT {

    /** Other cases for whoever wants them, the same ones for every commit. */
    private static final long SEED = Long.getLong("laurel.seed", 5518);

    @Test
    void two_customers_are_not_one_because_their_ids_were_sent_in_another_charset() {
        for (String id : List.of("M%FCller", "M%E4ller")) {
            assertThat(Company.reads("/accounts?custId=" + id).isProblem(400).detail())
                    .contains("UTF-8");
            assertThat(FirstPromoter.sends(Company.as("anna", "/accounts?custId=" + id)
                                    .PUT(HttpRequest.BodyPublishers.noBody()))
                            .isProblem(400)
                            .detail())
                    .contains("UTF-8");
        }
    }

    @Test
    void a_query_that_is_no_text_is_refused_wherever_it_is_sent() {
        var random = new Random(SEED);
        for (int n = 0; n < 300; n++) {
            String query = "custId=a" + encoded(brokenUtf8(random));
            String place = places().get(random.nextInt(places().size()));

            var reply =
                    FirstPromoter.sends(HttpRequest.newBuilder(URI.create(FirstPromoter.LAUREL + place + "?" + query))
                            .header("Authorization", "Bearer " + Company.key()));

            reply.isProblem(400);
        }
    }

    /** Of what java.net.http does not send. WildFly answers some of it by itself, with an empty body. */
    @Test
    void a_query_that_is_not_percent_encoded_is_refused_wherever_it_is_sent() throws IOException {
        for (String place : places()) {
            for (String query : List.of("custId=%zz", "custId=%", "%4=1", "custId=%u1234", "custId=\u00fc", "a=%C3%")) {
                String answer = sendsAsItIs(FirstPromoter.LAUREL.getRawPath() + place + "?" + query);

                assertThat(answer).as(place + "?" + query).startsWith("HTTP/1.1 400 ");
                String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
                if (!body.isEmpty()) {
                    assertThat(answer.substring(0, answer.indexOf("\r\n\r\n"))).contains("application/problem+json");
                    assertThat(body)
                            .doesNotContain("Exception", FirstPromoter.tokens().get(0));
                }
            }
        }
    }

    @Test
    void every_text_arrives_as_it_was_meant() {
        String custId = "Müller +&=;%/\\? 😀" + Reward.fresh();
        FirstPromoter.sends(Reward.ofCredits().withCustId(custId)).isCredited();

        assertThat(Company.reads("/accounts?&custId=" + Company.encoded(custId) + "&")
                        .is(200)
                        .json()
                        .getString("custId"))
                .isEqualTo(custId);
    }

    /** Whichever calls there will be. */
    @Test
    void every_call_refuses_a_parameter_that_it_does_not_have_and_tells_those_that_it_has() {
        for (Described.Call call : calls()) {
            String query = DescribedCalls.query(call);

            var reply = FirstPromoter.sends(DescribedCalls.request(call, query + "&unheardOf=1", "{}"));

            assertThat(reply.isProblem(400).detail())
                    .as(call.toString())
                    .contains("unheardOf")
                    .contains(names(call).isEmpty() ? List.of("has none") : names(call));
        }
    }

    @Test
    void every_call_refuses_a_parameter_that_is_there_twice() {
        for (Described.Call call : calls()) {
            for (String name : names(call)) {
                String query = DescribedCalls.query(call) + "&" + name + "=1&" + name + "=1";

                var reply = FirstPromoter.sends(DescribedCalls.request(call, query, "{}"));

                assertThat(reply.isProblem(400).detail()).as(call.toString()).isEqualTo(name + " is there twice.");
            }
        }
    }

    @Test
    void a_filter_in_another_spelling_is_not_everybodys_answer() {
        String customer = Company.customerWith(5);

        for (String path : List.of("/entries.csv?custid=", "/fulfilments?cust_id=", "/fulfilments.csv?CustID=")) {
            assertThat(Company.reads(path + Company.encoded(customer))
                            .isProblem(400)
                            .detail())
                    .contains("Do you mean custId?");
        }
        String id = Company.encoded(customer);
        Company.reads("/accounts/" + id + "?custId=" + id).isProblem(400);
    }

    @Test
    void a_stranger_learns_no_names() {
        assertThat(FirstPromoter.sends(Company.request("/entries.csv?custid=1"))
                        .isProblem(401)
                        .detail())
                .doesNotContain("custId");
    }

    /** Monitoring adds what it likes, and an address that FirstPromoter has must not lose a reward. */
    @Test
    void what_is_no_call_of_the_api_takes_any_parameter() {
        FirstPromoter.sends(HttpRequest.newBuilder(URI.create(FirstPromoter.LAUREL + "/health/live?at=1")))
                .is(200);
        FirstPromoter.sends(FirstPromoter.request(
                        "/" + FirstPromoter.tokens().get(0) + "?from=firstpromoter",
                        Reward.ofCredits().payload().toString().getBytes(StandardCharsets.UTF_8)))
                .isCredited();
    }

    /** Calls and pages, and where nothing is. */
    private static List<String> places() {
        return List.of(
                "/api/accounts",
                "/api/entries.csv",
                "/api/fulfilments",
                "/webhooks/firstpromoter",
                "/webhooks/firstpromoter/" + FirstPromoter.tokens().get(0),
                "/openapi",
                "/health/live",
                "/",
                "/login",
                "/nothing");
    }

    private static List<Described.Call> calls() {
        var calls = Described.calls().stream()
                .filter(call -> call.path().startsWith("/api/"))
                .toList();
        assertThat(calls).hasSizeGreaterThan(30);
        return calls;
    }

    private static List<String> names(Described.Call call) {
        return DescribedCalls.parameters(call, "query").stream()
                .map(parameter -> parameter.getString("name"))
                .toList();
    }

    /** Octets that no text has, among some that one has. */
    private static byte[] brokenUtf8(Random random) {
        var faults = List.of("80", "ff", "c3", "c0af", "e080af", "eda080", "edbfbf", "f4908080", "f8", "e282", "00");
        var octets = new ByteArrayOutputStream();
        octets.writeBytes(text(random));
        String fault = faults.get(random.nextInt(faults.size()));
        for (int at = 0; at < fault.length(); at += 2) {
            octets.write(Integer.parseInt(fault.substring(at, at + 2), 16));
        }
        octets.writeBytes(text(random));
        return octets.toByteArray();
    }

    private static byte[] text(Random random) {
        return random.ints(random.nextInt(5), 0x20, 0x20000)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(byte[] octets) {
        var encoded = new StringBuilder();
        for (byte octet : octets) {
            encoded.append(String.format("%%%02X", octet));
        }
        return encoded.toString();
    }

    private static String sendsAsItIs(String target) throws IOException {
        try (var socket = new Socket(FirstPromoter.LAUREL.getHost(), FirstPromoter.LAUREL.getPort())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Company.key()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
