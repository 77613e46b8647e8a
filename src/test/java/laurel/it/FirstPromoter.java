package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import laurel.openapi.Described;
import org.eclipse.microprofile.config.ConfigProvider;

/** FirstPromoter, as Laurel sees it. */
final class FirstPromoter {

    /** After this time it gives up: the webhook's promise is to answer within 10 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Where a request comes from: the tests' server takes them for a proxy. */
    static final String FORWARDED_FOR = "X-Forwarded-For";

    /** Its rule for what was not answered with 2xx. */
    private static final int RETRIES = 7;

    static final URI LAUREL = URI.create(ConfigProvider.getConfig().getValue("laurel.url", String.class));

    private static final String WEBHOOK = LAUREL + "/webhooks/firstpromoter";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final AtomicInteger SOURCES = new AtomicInteger();

    private FirstPromoter() {}

    /** An address from which nothing has come before. */
    static String freshSource() {
        int number = SOURCES.getAndIncrement();
        return "198.18." + (number >> 8 & 255) + "." + (number & 255);
    }

    /** The tokens that the test's server was given. */
    static List<String> tokens() {
        return List.of(System.getenv("LAUREL_WEBHOOK_TOKENS").split(","));
    }

    static Reply sends(Reward reward) {
        return sends(reward.payload().toString());
    }

    static Reply sends(String body) {
        return sends(body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply sends(byte[] body) {
        return sends(request("/" + tokens().get(0), body));
    }

    /** A file of src/test/resources/firstpromoter. */
    static Reply sendsFile(String name) {
        return sends(file(name));
    }

    static String file(String name) {
        try (var stream = FirstPromoter.class.getResourceAsStream("/firstpromoter/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** A request that is not quite what FirstPromoter would send. */
    static HttpRequest.Builder request(String path, byte[] body) {
        return request(path, BodyPublishers.ofByteArray(body)).header("Content-Type", "application/json");
    }

    static HttpRequest.Builder request(String path, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(WEBHOOK + path))
                .timeout(PATIENCE)
                .POST(body);
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends a request, from a source of its own unless it says from which: no test is slowed down for another one's failures. The
     * answer is what openapi.json says of it, or the test has failed.
     */
    static Reply sends(HttpRequest.Builder request) {
        if (request.build().headers().firstValue(FORWARDED_FOR).isEmpty()) {
            request.header(FORWARDED_FOR, freshSource());
        }
        long began = System.nanoTime();
        try {
            var sent = request.build();
            var response = CLIENT.send(sent, BodyHandlers.ofString());
            var reply = Reply.of(response, Duration.ofNanos(System.nanoTime() - began));
            assertThatItIsAsDescribed(sent, reply);
            return reply;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static void assertThatItIsAsDescribed(HttpRequest request, Reply reply) {
        String path = request.uri().getRawPath().substring(LAUREL.getRawPath().length());
        assertThat(Described.objectionsTo(request.method(), path, reply.status(), reply.type(), reply.body()))
                .as("what openapi.json does not say of the answer to %s %s: %s", request.method(), path, reply.body())
                .isEmpty();
    }

    /** Sends all of them at the same time, each on a thread of its own, and again what a busy machine answers with 503. */
    static List<Reply> sendsAtOnce(List<Reward> rewards) {
        return atOnce(
                rewards.size(),
                rewards.stream()
                        .map(reward -> (Callable<Reply>) () -> sends(reward))
                        .toList());
    }

    /**
     * Makes calls at the same time, on so many threads. One that is answered with 503 is made again, as FirstPromoter would and a
     * company's application should: where all want the same row, who comes last waits for as long as the machine is slow.
     */
    static List<Reply> atOnce(int number, List<Callable<Reply>> calls) {
        var threads = Executors.newFixedThreadPool(number);
        try {
            return threads
                    .invokeAll(calls.stream().map(FirstPromoter::untilAnswered).toList())
                    .stream()
                    .map(FirstPromoter::result)
                    .toList();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Reply> untilAnswered(Callable<Reply> call) {
        return () -> {
            Reply reply = call.call();
            for (int retry = 1; retry <= RETRIES && reply.status() == 503; retry++) {
                reply = call.call();
            }
            return reply;
        };
    }

    /** Sends a reward while the caller does something else. */
    static Future<Reply> sendsMeanwhile(Reward reward) {
        var thread = Executors.newSingleThreadExecutor();
        try {
            return thread.submit(() -> sends(reward));
        } finally {
            thread.shutdown();
        }
    }

    static Reply result(Future<Reply> call) {
        try {
            return call.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
