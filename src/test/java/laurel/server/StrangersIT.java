package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import laurel.server.RawConnection.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What somebody without any credentials can do to the packaged server: nothing that keeps the webhook from answering, and nothing by
 * which a request of one becomes a part of another's.
 */
@Tag("packaged-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersIT {

    private static final String TOKEN = "wh-7c1d90e2b45f8a3619d04e";
    private static final String READER_KEY = "rk-2be81f07d9c6a453b7e210";

    /** So many connections were enough to stop the server when it waited for each of them. */
    private static final int CROWD = 220;

    private static final Duration AT_ONCE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String HOST = "Host: localhost\r\n";
    private static final String ALIVE = "GET /laurel/health/live HTTP/1.1\r\n";
    private static final String DELIVERY = "POST /laurel/webhooks/firstpromoter/" + TOKEN
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    private static final String FORM = "POST /laurel/login HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 40\r\n\r\n";

    /** What must not be taken for a request of its own, or else of somebody else's. */
    private static final String SMUGGLED = "GET /laurel/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final AtomicInteger rewards = new AtomicInteger();
    private LaurelServer laurel;

    @BeforeAll
    void start() throws Exception {
        laurel = LaurelServer.installed()
                .with("LAUREL_WEBHOOK_TOKENS", TOKEN)
                .with("LAUREL_API_KEYS", "reader:" + READER_KEY)
                .with("LAUREL_ADMIN_PASSWORD", "opens-all-doors-of-the-tests");
        laurel.start().awaitReady();
    }

    @AfterAll
    void stop() {
        laurel.close();
    }

    static Stream<Arguments> requestsWhoseEndIsInDoubt() {
        return Stream.of(
                arguments("three carriage returns end the headers", ALIVE + HOST + "X: y\r\r\r" + SMUGGLED),
                arguments("a blank before the first header", ALIVE + " X: y\r\n" + HOST + "\r\n" + SMUGGLED),
                arguments(
                        "a bare carriage return in a value",
                        ALIVE + HOST + "X: a\rTransfer-Encoding: chunked\r\n\r\n" + SMUGGLED),
                arguments(
                        "a bare carriage return after the request line",
                        "GET /laurel/health/live HTTP/1.1\r" + HOST + "\r\n" + SMUGGLED),
                arguments("line feeds only", (ALIVE + HOST + "\r\n").replace("\r", "") + SMUGGLED),
                arguments("a zero byte in a name", ALIVE + HOST + "X\0: a\r\n\r\n" + SMUGGLED),
                arguments("a zero byte in a value", ALIVE + HOST + "X: a\0b\r\n\r\n" + SMUGGLED),
                arguments("a header without a colon", ALIVE + HOST + "Xabc\r\n\r\n" + SMUGGLED),
                arguments("two hosts", ALIVE + HOST + "Host: other\r\n\r\n" + SMUGGLED),
                arguments(
                        "a length and chunks",
                        delivery("Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n")),
                arguments(
                        "chunks and a length",
                        delivery("Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n")),
                arguments("two lengths", delivery("Content-Length: 2\r\nContent-Length: 5", "{}abc")),
                arguments("a list of lengths", delivery("Content-Length: 2, 5", "{}abc")),
                arguments("a length with a plus", delivery("Content-Length: +2", "{}")),
                arguments("a negative length", delivery("Content-Length: -2", "{}")),
                arguments("a hexadecimal length", delivery("Content-Length: 0x2", "{}")),
                arguments("no length", delivery("Content-Length: ", "{}")),
                arguments("a length beyond 64 bits", delivery("Content-Length: 18446744073709551618", "{}")),
                arguments("a length beyond 63 bits", delivery("Content-Length: 9223372036854775810", "{}")),
                arguments("a blank before the colon of the length", delivery("Content-Length : 2", "{}")),
                arguments(
                        "a blank before the colon of the coding", delivery("Transfer-Encoding : chunked", "0\r\n\r\n")),
                arguments("an unknown coding", delivery("Transfer-Encoding: xchunked", "0\r\n\r\n")),
                arguments("a coding before chunks", delivery("Transfer-Encoding: gzip, chunked", "0\r\n\r\n")),
                arguments("a coding after chunks", delivery("Transfer-Encoding: chunked, identity", "0\r\n\r\n")),
                arguments(
                        "two codings",
                        delivery("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", "0\r\n\r\n")),
                arguments("an odd blank before the coding", delivery("Transfer-Encoding: \u000bchunked", "0\r\n\r\n")),
                arguments(
                        "chunks in HTTP/1.0",
                        delivery("Transfer-Encoding: chunked\r\nConnection: keep-alive", "0\r\n\r\n")
                                .replaceFirst("HTTP/1.1", "HTTP/1.0")),
                arguments("a chunk with a plus", chunked("+2\r\n{}\r\n0\r\n\r\n")),
                arguments("a negative chunk", chunked("-2\r\n{}\r\n0\r\n\r\n")),
                arguments("a chunk with a prefix", chunked("0x2\r\n{}\r\n0\r\n\r\n")),
                arguments("a chunk beyond 64 bits", chunked("10000000000000002\r\n{}\r\n0\r\n\r\n")),
                arguments("a chunk without its end", chunked("2\r\n{}xx0\r\n\r\n")),
                arguments("a line feed in a chunk's extension", chunked("2;a\nxx\r\n{}\r\n0\r\n\r\n")),
                arguments("a chunk without a size", chunked("\r\n{}\r\n0\r\n\r\n")));
    }

    private static String delivery(String headers, String body) {
        return DELIVERY + headers + "\r\n\r\n" + body + SMUGGLED;
    }

    private static String chunked(String body) {
        return delivery("Transfer-Encoding: chunked", body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requestsWhoseEndIsInDoubt")
    void a_request_whose_end_is_in_doubt_ends_its_connection_and_nothing_after_it_is_read(String what, String bytes)
            throws Exception {
        List<Answer> answers = answersTo(bytes);

        assertThat(answers).hasSizeLessThan(2).allMatch(answer -> answer.status() == 400);
        assertThat(laurel.log()).doesNotContain(TOKEN);
    }

    @Test
    void a_request_that_is_in_order_is_followed_by_the_next_one() throws Exception {
        assertThat(answersTo(chunked("2\r\n{}\r\n0\r\n\r\n")))
                .extracting(Answer::status)
                .containsExactly(400, 404);
    }

    private List<Answer> answersTo(String bytes) throws IOException {
        try (var connection = new RawConnection(laurel.port(), PATIENCE)) {
            connection.send(bytes);
            return connection.answersUntilClosed(true);
        } catch (SocketException reset) {
            return List.of();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/laurel/", "/laurel/webhooks/firstpromoter", "/wildfly-services"})
    void nobody_changes_over_to_another_protocol(String path) throws Exception {
        for (String protocol : List.of(
                "jboss-remoting\r\nSec-JbossRemoting-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                "h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
                "websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==")) {
            try (var connection = new RawConnection(laurel.port(), PATIENCE)) {
                connection.send("GET " + path + " HTTP/1.1\r\n" + HOST
                        + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: " + protocol + "\r\n\r\n");

                assertThat(connection.answer().status()).as(protocol).isNotEqualTo(101);
            }
        }
    }

    @Test
    void headers_that_are_too_large_or_too_many_are_refused_and_end_the_connection() throws Exception {
        for (String headers :
                List.of("X: " + "x".repeat(20_000) + "\r\n", "X: y\r\n".repeat(150), "Cookie: a=b\r\n".repeat(150))) {
            assertThat(answersTo(ALIVE + HOST + headers + "\r\n"))
                    .as(headers.substring(0, 10))
                    .hasSizeLessThan(2)
                    .allMatch(answer -> answer.status() == 400 || answer.status() == 431);
        }
        assertThat(answersTo("GET /laurel/login?" + "x".repeat(20_000) + " HTTP/1.1\r\n" + HOST + "\r\n"))
                .hasSizeLessThan(2)
                .allMatch(answer -> answer.status() == 400 || answer.status() == 414);
    }

    @Test
    void headers_that_do_not_come_are_given_up_within_fifteen_seconds() throws Exception {
        assertThat(answersTo(ALIVE + "Host: loc")).hasSizeLessThan(2);
    }

    @Test
    void a_stranger_gets_one_answer_over_a_connection_and_a_known_caller_as_many_as_they_ask_for() throws Exception {
        for (String path : List.of(
                "/webhooks/firstpromoter/guessed",
                "/webhooks/nothing",
                "/api/accounts/1",
                "/api/nothing",
                "/login",
                "/",
                "/openapi",
                "/health/live",
                "/nothing")) {
            String call = "GET /laurel" + path + " HTTP/1.1\r\n" + HOST + "\r\n";
            assertThat(answersTo(call + call)).as(path).hasSize(1).allMatch(Answer::closes);
        }
        String known =
                "GET /laurel/api/accounts/1 HTTP/1.1\r\n" + HOST + "Authorization: Bearer " + READER_KEY + "\r\n";
        assertThat(answersTo(known + "\r\n" + known + "Connection: close\r\n\r\n"))
                .extracting(Answer::status)
                .containsExactly(404, 404);
    }

    @Test
    void nobody_waits_for_the_body_of_a_delivery_with_a_wrong_token() throws Exception {
        String delivery = DELIVERY.replace(TOKEN, "guessed");
        besieged(CROWD, () -> delivery + "Content-Length: 4000\r\n\r\n", () -> {});
        assertThat(answersTo(delivery + "Content-Length: 4000\r\n\r\n{")).hasSize(1);
        assertThat(answersTo(delivery + "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n"))
                .hasSize(1);
    }

    @Test
    void forms_that_do_not_come_keep_nobody_from_the_webhook_nor_from_the_pages() throws Exception {
        besieged(CROWD, () -> FORM, this::pagesAreShown);
        besieged(CROWD, () -> FORM.replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"), this::pagesAreShown);
        assertThat(laurel.log()).doesNotContain("NullPointerException", " ERROR ");
    }

    @Test
    void answers_that_nobody_reads_keep_nobody_from_the_webhook() throws Exception {
        besieged(CROWD, () -> ("GET /laurel/openapi HTTP/1.1\r\n" + HOST + "\r\n").repeat(40), this::pagesAreShown);
    }

    private void pagesAreShown() throws IOException {
        assertThat(laurel.get("/login").statusCode()).isEqualTo(200);
    }

    @FunctionalInterface
    private interface Check {
        void check() throws IOException;
    }

    /** While a crowd has sent something, and neither sends the rest nor reads. */
    private void besieged(int crowd, Supplier<String> bytes, Check check) throws Exception {
        var strangers = new ArrayList<RawConnection>();
        try {
            for (int stranger = 0; stranger < crowd; stranger++) {
                var connection = new RawConnection(laurel.port(), PATIENCE);
                strangers.add(connection);
                try {
                    connection.send(bytes.get());
                } catch (SocketException ended) {
                    // as it may be, at once
                }
            }
            for (int delivery = 0; delivery < 20; delivery++) {
                assertThatADeliveryIsCreditedAtOnce();
            }
            check.check();
        } finally {
            for (RawConnection stranger : strangers) {
                stranger.close();
            }
        }
    }

    private void assertThatADeliveryIsCreditedAtOnce() throws IOException {
        String id = "besieged-" + rewards.incrementAndGet();
        var reward = new PendingFulfilment(id, "p-besieged", "c-besieged", "credits", 1);
        long began = System.nanoTime();
        HttpResponse<String> answer = laurel.deliver(TOKEN, reward.asEvent("e-" + id));

        assertThat(answer.body()).contains("\"CREDITED\"");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE);
    }
}
