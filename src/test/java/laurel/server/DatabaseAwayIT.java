package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes away, or stops answering, while deliveries come in: every one of them is told so in time, and can come again. */
@Tag("packaged-server")
class DatabaseAwayIT {

    private static final String TOKEN = "a-token-that-nobody-guesses";
    private static final String API_KEY = "a-key-that-nobody-guesses";

    /** An answer leaves within this time, whatever happens; FirstPromoter hangs up after 15 s. */
    private static final Duration AN_ANSWER_LEAVES = Duration.ofSeconds(10);

    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final int CALLERS = 40;

    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private PostgresServer postgres;
    private LaurelServer laurel;

    /** An answer, and how long it took. */
    private record Timed(HttpResponse<String> answer, Duration took) {}

    @BeforeEach
    void start() throws Exception {
        postgres = PostgresServer.started();
        laurel = postgres.isUsedBy(LaurelServer.installed(), "password")
                .with("LAUREL_WEBHOOK_TOKENS", TOKEN)
                .with("LAUREL_API_KEYS", "reader:" + API_KEY);
        laurel.start().awaitReady();
    }

    @AfterEach
    void stop() throws Exception {
        callers.shutdownNow();
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

    @Test
    void a_killed_database_means_503_in_time_and_after_its_restart_everything_is_credited_once() throws Exception {
        List<PendingFulfilment> before = fulfilments("before");
        deliverAllAtOnce(before);
        awaitThatAllAreCredited(before);

        postgres.kill();
        List<PendingFulfilment> during = fulfilments("during");
        assertThatAllAreSentAwayInTime("killed", deliverAllAtOnce(during));
        assertThatAllAreSentAwayInTime("killed, again", deliverAllAtOnce(during));
        assertThatReadinessSaysWhyInTime();

        postgres.restart();
        awaitThatAllAreCredited(during);
        assertThatEachIsCreditedOnce(before, during);
    }

    @Test
    void a_frozen_database_means_503_in_time_and_when_it_goes_on_everything_is_credited_once() throws Exception {
        List<PendingFulfilment> before = fulfilments("before");
        deliverAllAtOnce(before);
        awaitThatAllAreCredited(before);

        postgres.freeze();
        List<PendingFulfilment> during = fulfilments("during");
        assertThatAllAreSentAwayInTime("frozen", deliverAllAtOnce(during));
        assertThatAllAreSentAwayInTime("frozen, again", deliverAllAtOnce(during));
        assertThatReadinessSaysWhyInTime();

        postgres.thaw();
        awaitThatAllAreCredited(during);
        assertThatEachIsCreditedOnce(before, during);
    }

    @Test
    void a_database_that_freezes_in_the_middle_of_transactions_means_an_answer_in_time_and_one_credit()
            throws Exception {
        List<PendingFulfilment> inTheMiddle = Stream.of("one", "two", "three")
                .flatMap(name -> fulfilments(name).stream())
                .toList();
        List<Future<Timed>> answers = begin(inTheMiddle);
        Eventually.within(
                RECOVERY,
                Duration.ofMillis(1),
                () -> answers.stream().filter(Future::isDone).count() >= CALLERS / 2,
                () -> "no answers before the freeze");
        postgres.freeze();
        List<Timed> all = end(answers);
        assertThat(all).extracting(one -> one.answer().statusCode()).containsOnly(200, 503);
        assertThatAllAreInTime("frozen in the middle", all);

        postgres.thaw();
        awaitThatAllAreCredited(inTheMiddle);
        assertThatEachIsCreditedOnce(inTheMiddle, List.of());
    }

    private static List<PendingFulfilment> fulfilments(String name) {
        return IntStream.range(0, CALLERS)
                .mapToObj(
                        n -> new PendingFulfilment(name + "-" + n, "promoter-" + n, "customer-" + n, "credits", 1 + n))
                .toList();
    }

    private List<Timed> deliverAllAtOnce(List<PendingFulfilment> fulfilments) throws Exception {
        return end(begin(fulfilments));
    }

    private List<Future<Timed>> begin(List<PendingFulfilment> fulfilments) {
        return fulfilments.stream().map(one -> callers.submit(() -> timed(one))).toList();
    }

    private static List<Timed> end(List<Future<Timed>> answers) throws Exception {
        var all = new ArrayList<Timed>();
        for (Future<Timed> answer : answers) {
            all.add(answer.get());
        }
        return all;
    }

    private Timed timed(PendingFulfilment fulfilment) throws IOException {
        long began = System.nanoTime();
        HttpResponse<String> answer = laurel.deliver(TOKEN, fulfilment.asEvent("event-of-" + fulfilment.id()));
        return new Timed(answer, Duration.ofNanos(System.nanoTime() - began));
    }

    private static void assertThatAllAreSentAwayInTime(String when, List<Timed> all) {
        assertThatAllAreInTime(when, all);
        assertThat(all).as(when).allSatisfy(one -> {
            assertThat(one.answer().statusCode()).as(one.answer().body()).isEqualTo(503);
            assertThat(one.answer().headers().firstValue("Retry-After")).isPresent();
            assertThat(one.answer().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        });
    }

    private static void assertThatAllAreInTime(String when, List<Timed> all) {
        Duration slowest =
                all.stream().map(Timed::took).max(Duration::compareTo).orElseThrow();
        System.out.printf("The slowest answer while the database is %s: %d ms%n", when, slowest.toMillis());
        assertThat(slowest)
                .as("the slowest answer while the database is %s", when)
                .isLessThan(AN_ANSWER_LEAVES);
    }

    private void assertThatReadinessSaysWhyInTime() throws IOException {
        long began = System.nanoTime();
        HttpResponse<String> answer = laurel.get("/health/ready");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AN_ANSWER_LEAVES);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("The database does not answer", "LAUREL_DB_URL");
        assertThat(laurel.get("/health/live").statusCode()).isEqualTo(200);
    }

    private void awaitThatAllAreCredited(List<PendingFulfilment> fulfilments) {
        long began = System.nanoTime();
        for (PendingFulfilment fulfilment : fulfilments) {
            Eventually.within(RECOVERY, () -> isCredited(fulfilment), () -> fulfilment + " is not credited");
        }
        System.out.printf("All are credited after %d ms%n", (System.nanoTime() - began) / 1_000_000);
    }

    private boolean isCredited(PendingFulfilment fulfilment) {
        try {
            return laurel.deliver(TOKEN, fulfilment.asEvent("retry-of-" + fulfilment.id()))
                            .statusCode()
                    == 200;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void assertThatEachIsCreditedOnce(List<PendingFulfilment> some, List<PendingFulfilment> others)
            throws IOException {
        List<PendingFulfilment> all =
                Stream.concat(some.stream(), others.stream()).toList();
        Statements statements = Statements.read(
                laurel,
                API_KEY,
                all.stream().map(PendingFulfilment::custId).distinct().toList());
        statements.assertThatTheyBalance("the database is back");
        statements.assertThatTheyHoldNothingBut(all, "the database is back");
        assertThat(statements.fulfilments())
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(PendingFulfilment::id).toList());
    }
}
