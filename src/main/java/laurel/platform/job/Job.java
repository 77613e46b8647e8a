package laurel.platform.job;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import laurel.platform.Start;

/**
 * Runs a job: one batch after the other under a {@linkplain Leases lease}, each in a transaction of its own. So one of
 * several nodes works at a time, and a run that breaks off is continued by the next run, on this node or another.
 */
public final class Job {

    private Job() {}

    /** How far a run has come. */
    public interface Batch {

        /** Whether there may be more after this batch. */
        boolean isMore();

        /** How much the run has done so far. */
        long done();
    }

    /**
     * Does one run.
     *
     * @param none the state before the first batch
     * @param next does the next batch in one transaction; takes the worker's name and the batch before
     * @param end gives the worker's lease back in one transaction
     * @return how much was done
     */
    public static <B extends Batch> long run(B none, BiFunction<String, B, B> next, Consumer<String> end) {
        String worker = UUID.randomUUID().toString();
        B batch = none;
        while (batch.isMore()) {
            batch = next.apply(worker, batch);
        }
        end.accept(worker);
        return batch.done();
    }

    /**
     * Does a run that nobody waits for. A failure is logged, and the next run tries again. While Laurel is not ready
     * yet, the run is skipped.
     *
     * @param name the name of the job, for the beginning of a sentence
     * @param told what is logged of a run that did something, with {@code {0}} for how much
     */
    public static void onSchedule(Start start, Logger log, String name, String told, LongSupplier run) {
        if (!start.isOver()) {
            return;
        }
        try {
            long done = run.getAsLong();
            if (done > 0) {
                log.log(Level.INFO, told, done);
            }
        } catch (RuntimeException failed) {
            log.log(Level.WARNING, name + " broke off, and is taken up at its next run.", failed);
        }
    }
}
