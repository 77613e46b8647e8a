package laurel.platform.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import laurel.platform.text.StorableText;

/**
 * Tries a transaction again that lost against another one: each try is a new transaction, because the old one is over. Counts the
 * tries, since the start.
 *
 * <p>Tries end early enough for an answer to leave within 10 s: FirstPromoter gives up at 15 s.
 */
@ApplicationScoped
public class Tries {

    private static final int MOST_TRIES = 8;

    /** A try that begins within this time ends in time: its waits are bounded by the datasource (see server-config). */
    private static final Duration LAST_START = Duration.ofSeconds(2);

    private final LongAdder committed = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder givenUp = new LongAdder();

    /**
     * @param transaction begins and ends a transaction of its own
     * @return what the first try that was committed returned
     * @throws DatabaseUnavailable if no try could be committed
     * @throws Exception what the transaction threw, if it was no refusal of the database's
     */
    <T> T untilCommitted(Callable<T> transaction) throws Exception {
        long began = System.nanoTime();
        for (int tries = 1; ; tries++) {
            try {
                T result = transaction.call();
                committed.increment();
                return result;
            } catch (RuntimeException thrown) {
                DatabaseFault fault = DatabaseFault.in(thrown);
                if (fault == null || fault == DatabaseFault.OURS) {
                    throw thrown;
                }
                long spent = System.nanoTime() - began;
                if (fault == DatabaseFault.UNAVAILABLE || tries == MOST_TRIES || spent > LAST_START.toNanos()) {
                    givenUp.increment();
                    throw new DatabaseUnavailable(whatFailed(thrown, tries, spent), thrown);
                }
                repeated.increment();
            }
        }
    }

    /** How many transactions were committed, at whichever try. */
    public long committed() {
        return committed.sum();
    }

    /** How many tries were begun because the one before had lost. */
    public long repeated() {
        return repeated.sum();
    }

    /** How many transactions were given up, because the database did not answer or too many tries had lost. */
    public long givenUp() {
        return givenUp.sum();
    }

    private static String whatFailed(Throwable thrown, int tries, long spentNanos) {
        Throwable root = thrown;
        for (int depth = 0; root.getCause() != null && depth < 30; depth++) {
            root = root.getCause();
        }
        String said = StorableText.of(String.valueOf(root.getMessage()), 300)
                .lines()
                .findFirst()
                .orElse("");
        return "tried " + tries + (tries == 1 ? " time, " : " times, ") + spentNanos / 1_000_000 + " ms, the last: "
                + said;
    }
}
