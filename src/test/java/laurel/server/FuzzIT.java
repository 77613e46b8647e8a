package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import laurel.server.FuzzCase.Expected;
import laurel.server.RawConnection.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tens of thousands of requests, from good ones to what is hardly a request, over several connections at once: each is answered
 * as it should be or refused, and none leaves anything behind but what was credited. They are the same at each run, so that no
 * commit is red by chance: {@code -Dlaurel.seed=N} is for others, {@code -Dlaurel.fuzz.cases=N} for more. A failure prints the
 * seed and the case.
 */
@Tag("packaged-server")
class FuzzIT {

    private static final String TOKEN = "wh-Niemals-Verraten-5518";
    private static final String API_KEY = "rk-Niemals-Verraten-5518";
    private static final int CONNECTIONS = 6;

    /** An answer leaves within this time, whatever happens. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * What may be added to the live objects after the first fifth, in bytes: caches of the server's that still fill. To keep 200
     * bytes of each of the other 16,000 cases would be more than this; a request has 2,000.
     */
    private static final long SMALL = 3_000_000;

    /** Threads of the pools that are begun when they are first needed. */
    private static final long FEW = 12;

    private static final Pattern FAULT = Pattern.compile("(?m) (ERROR|FATAL) |^\\s+at [a-z]|^Caused by|Exception");
    private static final Pattern INSIDE = Pattern.compile(
            "(Exception|Error):|\\b(java|jakarta|org|io|laurel)\\.[a-z]+\\.|\tat |" + TOKEN + "|" + API_KEY);

    private final int cases = Integer.getInteger("laurel.fuzz.cases", 20_000);
    /** By itself it is one whose cases once found a mistake: an address of {@code /laUrel/}, which is not Laurel's. */
    private final long seed = Long.getLong("laurel.seed", 396421);

    private final Map<Integer, RequestFuzzer> fuzzers = new HashMap<>();
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();

    /** By the fulfilment's id: what was answered with CREDITED, and what may have been credited though no answer came. */
    private final Map<String, PendingFulfilment> credited = new ConcurrentHashMap<>();

    private final Map<String, PendingFulfilment> unanswered = new ConcurrentHashMap<>();

    private LaurelServer laurel;

    @Test
    void whatever_is_sent_is_answered_or_refused_and_what_is_credited_satisfies_the_rules() throws Exception {
        try (PostgresServer postgres = PostgresServer.started();
                LaurelServer server = postgres.isUsedBy(LaurelServer.installed(), "password")) {
            laurel = server.with("LAUREL_WEBHOOK_TOKENS", TOKEN)
                    .with("LAUREL_API_KEYS", "reader:" + API_KEY)
                    .with("LAUREL_PROXIES", "127.0.0.1, ::1"); // what X-Forwarded-For says is read
            laurel.start().awaitReady();
            int started = laurel.log().length();

            long began = System.nanoTime();
            send(cases / 5);
            Footprint early = laurel.footprint();
            send(cases - cases / 5);
            Footprint late = laurel.footprint();
            System.out.printf(
                    "seed %d: %d cases in %d s, statuses %s, %d credited, %d unanswered; %s at first, %s at the end%n",
                    seed,
                    cases,
                    Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                    new TreeMap<>(statuses),
                    credited.size(),
                    unanswered.size(),
                    early,
                    late);

            assertThat(laurel.log().substring(started))
                    .as("the log")
                    .doesNotContainPattern(FAULT)
                    .doesNotContain(TOKEN, API_KEY)
                    .doesNotContain(BodyFuzzer.SECRETS);
            assertThat(late.liveBytes()).as("live bytes").isLessThan(early.liveBytes() + SMALL);
            assertThat(late.threads()).as("threads").isLessThanOrEqualTo(early.threads() + FEW);
            assertThatTheBooksAgreeWithTheAnswers(postgres);
            assertThat(laurel.get("/health/ready").statusCode()).isEqualTo(200);
            var last = new PendingFulfilment("last", "p-last", "c-last", "credits", 1);
            assertThat(laurel.deliver(TOKEN, last.asEvent("e-last")).body()).contains("\"CREDITED\"");
        }
    }

    /** Sends so many cases over all connections; each ends with its first that is not answered as it should be. */
    private void send(int count) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<? extends Future<?>> runs = IntStream.range(0, CONNECTIONS)
                    .mapToObj(connection -> threads.submit(() -> {
                        send(connection, count / CONNECTIONS);
                        return null;
                    }))
                    .toList();
            var wrong = new ArrayList<String>();
            for (Future<?> run : runs) {
                try {
                    run.get();
                } catch (ExecutionException failed) {
                    wrong.add(failed.getCause().toString());
                }
            }
            assertThat(wrong)
                    .as("answers that are not as they should be, seed %d", seed)
                    .isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    private void send(int connection, int count) throws IOException {
        RequestFuzzer fuzzer;
        synchronized (fuzzers) {
            fuzzer = fuzzers.computeIfAbsent(
                    connection,
                    number -> new RequestFuzzer(new Random(seed * CONNECTIONS + number), number, TOKEN, API_KEY));
        }
        RawConnection kept = null;
        for (int number = 0; number < count; number++) {
            FuzzCase next = fuzzer.next();
            try {
                if (next.keepsItsConnection()) {
                    kept = kept == null ? connect() : kept;
                    kept.send(next.head());
                    kept.send(next.body());
                    Answer answer = kept.answer();
                    examine(next, answer);
                    if (answer.closes()) {
                        kept.close();
                        kept = null;
                    }
                } else {
                    sendAlone(next);
                }
            } catch (IOException | RuntimeException | AssertionError wrong) {
                throw new AssertionError(
                        "connection " + connection + ", " + wrong + "\nsent, expecting " + next, wrong);
            }
        }
        if (kept != null) {
            kept.close();
        }
    }

    private RawConnection connect() throws IOException {
        return new RawConnection(laurel.port(), PATIENCE);
    }

    private void sendAlone(FuzzCase next) throws IOException {
        List<Answer> answers = new ArrayList<>();
        try (RawConnection alone = connect()) {
            try {
                alone.send(next.head());
                alone.send(next.body());
                alone.endOfRequests();
            } catch (IOException hungUp) {
                // it need not hear the end of what it refuses; what it answered can still be read
            }
            answers.addAll(alone.answersUntilClosed(!next.is("HEAD")));
        } catch (SocketException reset) {
            assertThat(next.expected()).as("%s", reset).isIn(Expected.ANSWERED_OR_CLOSED, Expected.TOO_LARGE);
        }
        if (answers.isEmpty()) {
            assertThat(next.expected()).as("no answer").isIn(Expected.ANSWERED_OR_CLOSED, Expected.TOO_LARGE);
            SentReward.in(next.json()).ifPresent(reward -> unanswered.put(reward.id(), reward));
        }
        for (Answer answer : answers) {
            examine(next, answer);
        }
    }

    private void examine(FuzzCase sent, Answer answer) {
        statuses.merge(answer.status(), 1, Integer::sum);
        assertThat(sent.expected().allows(answer.status())).as("%s", answer).isTrue();
        assertThat(answer.toString()).doesNotContainPattern(INSIDE).doesNotContain(BodyFuzzer.SECRETS);
        if (sent.expected() == Expected.ANSWERED_OR_CLOSED && isAPageOfLaurels(answer)) {
            return; // the address was mutated into that of a page for people
        }
        if (answer.status() >= 400) {
            examineRefusal(sent, answer);
        } else if (answer.body().length > 0 && !sent.is("OPTIONS")) {
            examineBody(sent, answer);
        }
    }

    /** The server's own pages have no such policy. */
    private static boolean isAPageOfLaurels(Answer answer) {
        return answer.header("content-type").startsWith("text/html")
                && answer.header("content-security-policy").startsWith("default-src 'none'");
    }

    private static void examineRefusal(FuzzCase sent, Answer answer) {
        boolean isTheServersOwn = sent.expected() == Expected.ANSWERED_OR_CLOSED
                && (answer.body().length == 0 || answer.status() == 404 && sent.leavesLaurel());
        if (!isTheServersOwn) {
            assertThat(answer.header("content-type")).as("%s", answer).startsWith("application/problem+json");
            assertThat(json(answer).getInt("status")).isEqualTo(answer.status());
            assertThat(json(answer).getString("detail")).isNotBlank();
        }
        if (answer.status() == 429) {
            assertThat(answer.header("retry-after")).as("%s", answer).matches("[1-9][0-9]{0,2}");
        }
    }

    private void examineBody(FuzzCase sent, Answer answer) {
        assertThat(answer.header("content-type")).as("%s", answer).startsWith("application/json");
        String outcome = json(answer).getString("outcome", "none");
        Optional<PendingFulfilment> reward = SentReward.in(sent.json());
        if (outcome.equals("CREDITED")) {
            assertThat(reward).as("what may be credited, for %s", answer).isPresent();
            assertThat(json(answer).getString("fulfilment"))
                    .isEqualTo(reward.get().id());
            assertThat(credited.put(reward.get().id(), reward.get()))
                    .as("credited twice")
                    .isNull();
        }
        switch (sent.expected()) {
            case CREDITED -> assertThat(outcome).isEqualTo("CREDITED");
            case ALREADY_CREDITED -> assertThat(outcome).isEqualTo("ALREADY_CREDITED");
            default -> assertThat(answer.status() == 202).as("%s", answer).isEqualTo(outcome.equals("HELD"));
        }
    }

    private static JsonObject json(Answer answer) {
        try (var reader = Json.createReader(new StringReader(answer.text()))) {
            return reader.readObject();
        }
    }

    private void assertThatTheBooksAgreeWithTheAnswers(PostgresServer postgres) throws Exception {
        Collection<PendingFulfilment> all = Stream.concat(credited.values().stream(), unanswered.values().stream())
                .collect(Collectors.toMap(PendingFulfilment::id, one -> one, (one, same) -> one))
                .values();
        List<String> custIds =
                all.stream().map(PendingFulfilment::custId).distinct().toList();
        Statements statements = Statements.read(laurel, API_KEY, custIds, 500);
        statements.assertThatTheyBalance("seed " + seed);
        statements.assertThatTheyHoldNothingBut(all, "seed " + seed);
        assertThat(statements.fulfilments()).doesNotHaveDuplicates().containsAll(credited.keySet());
        assertThat(statements.fulfilments()).hasSize((int) postgres.count("entry"));
    }
}
