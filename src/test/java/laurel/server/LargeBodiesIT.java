package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As many of the largest bodies at once as there are threads: each takes many times its size of memory while it is read. */
@Tag("packaged-server")
class LargeBodiesIT {

    private static final String TOKEN = "wh-3fd4b1c09ae27785-of-large-bodies";
    private static final int LARGEST = 1024 * 1024;
    private static final int AT_ONCE = 100;

    /** FirstPromoter's rule for what was not answered with 2xx. */
    private static final int RETRIES = 7;

    @Test
    void all_of_them_are_credited_memory_lasts_and_a_small_one_is_answered_meanwhile() throws Exception {
        try (LaurelServer laurel = LaurelServer.installed()) {
            laurel.with("LAUREL_WEBHOOK_TOKENS", TOKEN).start().awaitReady();
            String text = "\"" + "字\\n".repeat(LARGEST / 5 - 200) + "\"";
            String names = IntStream.range(0, LARGEST / 13)
                    .mapToObj(n -> "\"n" + n + "\":1")
                    .collect(Collectors.joining(",", "{", "}"));
            String numbers = "[" + "1e9,".repeat(LARGEST / 4 - 200) + "1]";
            for (String odd : List.of(text, names, numbers)) {
                String kind = odd.substring(0, 3).replaceAll("\\W", "x") + odd.length();
                checkThatAllAreCredited(laurel, n -> large(kind + "-" + n, odd));
            }
            assertThat(laurel.log()).doesNotContain("OutOfMemoryError", " ERROR ");
        }
    }

    private static String large(String id, String odd) {
        String body = "{\"event\":{\"id\":\"e-" + id + "\",\"type\":\"fulfilment_pending\"},\"data\":{\"id\":\"" + id
                + "\",\"amount\":1,\"unit\":\"credits\",\"promoter\":{\"id\":\"p-" + id + "\",\"cust_id\":\"c-" + id
                + "\",\"odd\":" + odd + "}}}";
        assertThat(body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .isBetween(LARGEST / 2, LARGEST);
        return body;
    }

    private static void checkThatAllAreCredited(LaurelServer laurel, IntFunction<String> bodies) {
        var threads = Executors.newFixedThreadPool(AT_ONCE + 1);
        var areOver = new AtomicBoolean();
        try {
            var small = CompletableFuture.supplyAsync(() -> slowestOfSmallOnes(laurel, areOver), threads);
            var calls = IntStream.range(0, AT_ONCE)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> untilAnswered(laurel, bodies.apply(n)), threads))
                    .toList();

            assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(200));
            areOver.set(true);
            assertThat(small.join()).isLessThan(Duration.ofSeconds(10));
        } finally {
            threads.shutdownNow();
        }
    }

    private static int untilAnswered(LaurelServer laurel, String body) {
        int status = 503;
        for (int call = 0; call <= RETRIES && status != 200; call++) {
            status = delivered(laurel, body);
            assertThat(status).isIn(200, 408, 503);
        }
        return status;
    }

    private static Duration slowestOfSmallOnes(LaurelServer laurel, AtomicBoolean areOver) {
        var slowest = Duration.ZERO;
        while (!areOver.get()) {
            var small = new PendingFulfilment("small", "p-small", "c-small", "credits", 1);
            long began = System.nanoTime();
            assertThat(delivered(laurel, small.asEvent("e-1"))).isEqualTo(200);
            var took = Duration.ofNanos(System.nanoTime() - began);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
        }
        return slowest;
    }

    private static int delivered(LaurelServer laurel, String body) {
        try {
            return laurel.deliver(TOKEN, body).statusCode();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
