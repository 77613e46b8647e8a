package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The server is killed with SIGKILL in the middle of a stream of deliveries, twice, and started again on the same data.
 * {@code -Dlaurel.seed=N} repeats the choices of a run.
 */
@Tag("packaged-server")
class CrashIT {

    private static final String TOKEN = "a-token-that-nobody-guesses";
    private static final String API_KEY = "a-key-that-nobody-guesses";
    private static final int FULFILMENTS = 360;
    private static final int PROMOTERS = 40;
    private static final List<String> UNITS = List.of("credits", "free_months");

    private final long seed = Long.getLong("laurel.seed", new Random().nextInt(1_000_000));
    private final Random random = new Random(seed);

    @Test
    void on_h2_what_was_answered_with_200_survives_two_kills_and_everything_is_credited_exactly_once()
            throws Exception {
        try (LaurelServer laurel = server()) {
            everythingIsCreditedExactlyOnce(laurel);
        }
    }

    @Test
    void on_postgresql_what_was_answered_with_200_survives_two_kills_and_everything_is_credited_exactly_once()
            throws Exception {
        try (PostgresServer postgres = PostgresServer.started();
                LaurelServer laurel = postgres.isUsedBy(server(), "password")) {
            everythingIsCreditedExactlyOnce(laurel);
            assertThat(laurel.get("/health/ready").body()).contains("PostgreSQL");
        }
    }

    private static LaurelServer server() throws Exception {
        return LaurelServer.installed()
                .with("LAUREL_WEBHOOK_TOKENS", TOKEN)
                .with("LAUREL_API_KEYS", "reader:" + API_KEY);
    }

    private void everythingIsCreditedExactlyOnce(LaurelServer laurel) throws Exception {
        List<PendingFulfilment> sent = fulfilments();
        var senders = new Senders(laurel.start().awaitReady(), TOKEN, withDuplicates(sent));

        for (int kill = 1; kill <= 2; kill++) {
            int confirmedBefore = senders.confirmed().size();
            int cutOffBefore = senders.cutOff();
            senders.deliverAndKillAfter(60 + random.nextInt(100));
            String story = story(kill, senders);
            assertThat(senders.surprises()).as(story).isEmpty();
            assertThat(senders.confirmed()).as("%s: answered with 200", story).hasSizeGreaterThan(confirmedBefore);
            assertThat(senders.cutOff()).as("%s: cut off", story).isGreaterThan(cutOffBefore);

            laurel.start().awaitReady();
            Statements statements = statementsThatBalance(laurel, sent, story);
            List<String> credited = statements.fulfilments();
            System.out.printf("%s; %d were credited when it was killed%n", story, credited.size());
            assertThat(credited)
                    .as("%s: in the books", story)
                    .doesNotHaveDuplicates()
                    .containsAll(senders.confirmed());
        }

        senders.deliverTheRest();
        String story = story(2, senders);
        assertThat(senders.surprises()).as(story).isEmpty();
        List<String> all = sent.stream().map(PendingFulfilment::id).toList();
        assertThat(senders.confirmed()).as("%s: answered with 200", story).containsExactlyInAnyOrderElementsOf(all);
        assertThat(statementsThatBalance(laurel, sent, story).fulfilments())
                .as("%s: in the books", story)
                .containsExactlyInAnyOrderElementsOf(all);
    }

    private Statements statementsThatBalance(LaurelServer laurel, Collection<PendingFulfilment> sent, String story)
            throws Exception {
        var custIds = new TreeSet<>(sent.stream().map(PendingFulfilment::custId).toList());
        Statements statements = Statements.read(laurel, API_KEY, custIds);
        statements.assertThatTheyBalance(story);
        statements.assertThatTheyHoldNothingBut(sent, story);
        return statements;
    }

    private List<PendingFulfilment> fulfilments() {
        return IntStream.range(0, FULFILMENTS)
                .mapToObj(n -> new PendingFulfilment(
                        "" + (1000 + n),
                        "promoter-" + n % PROMOTERS,
                        "customer-" + n % PROMOTERS,
                        UNITS.get(random.nextInt(UNITS.size())),
                        1 + random.nextInt(20)))
                .toList();
    }

    /** In any order, and about every second one again: at the same time as the first, or at any other. */
    private List<PendingFulfilment> withDuplicates(List<PendingFulfilment> fulfilments) {
        var deliveries = new ArrayList<>(fulfilments);
        Collections.shuffle(deliveries, random);
        for (PendingFulfilment fulfilment : fulfilments) {
            if (random.nextBoolean()) {
                int place = random.nextBoolean() ? deliveries.indexOf(fulfilment) : random.nextInt(deliveries.size());
                deliveries.add(place, fulfilment);
            }
        }
        return deliveries;
    }

    private String story(int kills, Senders senders) {
        return "seed " + seed + ", " + kills + (kills == 1 ? " kill, " : " kills, ") + senders;
    }
}
