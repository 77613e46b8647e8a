package laurel.platform.transaction;

import java.time.Duration;
import java.util.function.Supplier;
import laurel.platform.text.StorableText;

/**
 * Tries a transaction again that lost against another one: each try is a new transaction, because the old one is over.
 *
 * <p>Tries end early enough for an answer to leave within 10 s: FirstPromoter gives up at 15 s.
 */
public final class NewTransactions {

    private static final int MOST_TRIES = 8;

    /** A try that begins within this time ends in time: its waits are bounded by the datasource (see server-config). */
    private static final Duration LAST_START = Duration.ofSeconds(2);

    private NewTransactions() {}

    /**
     * @param transaction calls an EJB that begins and ends a transaction of its own
     * @return what the first try that was committed returned
     * @throws DatabaseUnavailable if no try could be committed
     * @throws RuntimeException what the transaction threw, if it was no refusal of the database's
     */
    public static <T> T until(Supplier<T> transaction) {
        long began = System.nanoTime();
        for (int tries = 1; ; tries++) {
            try {
                return transaction.get();
            } catch (RuntimeException thrown) {
                DatabaseFault fault = DatabaseFault.in(thrown);
                if (fault == null || fault == DatabaseFault.OURS) {
                    throw thrown;
                }
                long spent = System.nanoTime() - began;
                if (fault == DatabaseFault.UNAVAILABLE || tries == MOST_TRIES || spent > LAST_START.toNanos()) {
                    throw new DatabaseUnavailable(whatFailed(thrown, tries, spent), thrown);
                }
            }
        }
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
