package laurel.faults;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Plays FirstPromoter: announces new rewards at a rate, in no strict order; tries a delivery that failed again, seven times at
 * most, in half a minute instead of a day; then gives up. Some deliveries come twice, some slowly, and of some it does not wait
 * for the answer. Once a reward is confirmed, a few are contradicted: announced again with another amount.
 */
final class FirstPromoter implements AutoCloseable {

    /** So many that more deliveries can wait than the server has connections to its database. */
    private static final int SENDERS = 64;

    private static final int MOST_RETRIES = 7;
    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(4);
    private static final Duration REORDERED_BY = Duration.ofMillis(500);
    private static final Duration REPEATED_WITHIN = Duration.ofSeconds(4);
    private static final Duration ENOUGH_TO_SETTLE = Duration.ofMinutes(10);

    private final Call call;
    private final Payloads payloads;
    private final Rewards rewards;
    private final long pauseNanos;
    private final Map<String, Correspondence> all = new ConcurrentHashMap<>();
    private final DelayQueue<Delivery> due = new DelayQueue<>();
    /** Deliveries that are due at some time or under way. */
    private final AtomicInteger pending = new AtomicInteger();

    private final AtomicInteger givenUp = new AtomicInteger();
    private final AtomicInteger redelivered = new AtomicInteger();
    private final Answers total = new Answers();
    private final ExecutorService threads = Executors.newFixedThreadPool(SENDERS + 1);
    private final Random chance;
    private volatile Answers window = new Answers();
    private volatile boolean announcing;
    private volatile boolean wellBehaved;

    /** A delivery that is to be sent at some time. */
    private record Delivery(Correspondence about, boolean contradicts, int tries, long at) implements Delayed {

        static Delivery of(Correspondence about, Duration in) {
            return new Delivery(about, false, 0, System.nanoTime() + in.toNanos());
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(at, ((Delivery) other).at);
        }
    }

    /**
     * @param perSecond new rewards a second
     * @param seed of the rewards and of the chances
     */
    FirstPromoter(Call call, Payloads payloads, int perSecond, long seed) {
        this.call = call;
        this.payloads = payloads;
        rewards = new Rewards(seed);
        chance = new Random(seed + 1);
        pauseNanos = 1_000_000_000L / perSecond;
    }

    /** Begins to announce rewards, until {@link #settle} or {@link #close}. */
    void begin() {
        announcing = true;
        threads.execute(this::announce);
        for (int sender = 0; sender < SENDERS; sender++) {
            threads.execute(this::send);
        }
    }

    private void announce() {
        for (long next = System.nanoTime(); announcing; next += pauseNanos) {
            LockSupport.parkNanos(next - System.nanoTime());
            Reward reward = rewards.next();
            var correspondence = new Correspondence(reward);
            all.put(reward.id(), correspondence);
            add(Delivery.of(correspondence, upTo(REORDERED_BY)));
            if (oneIn(8)) {
                add(Delivery.of(correspondence, oneIn(2) ? Duration.ZERO : upTo(REPEATED_WITHIN)));
            }
        }
    }

    private void add(Delivery delivery) {
        pending.incrementAndGet();
        due.add(delivery);
    }

    private void send() {
        try {
            while (true) {
                send(due.take());
                pending.decrementAndGet();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Delivery delivery) {
        Correspondence about = delivery.about();
        Reward reward = delivery.contradicts() ? about.reward().contradicted() : about.reward();
        Answer answer = call.deliver(payloads.announce(reward), manner());
        window.add(answer);
        total.add(answer);
        if (delivery.contradicts()) {
            about.contradictionAnswered(answer);
            return;
        }
        about.answered(answer);
        switch (answer.status()) {
            case 200 -> goOnAbout(about);
            case 202 -> {
                if (oneIn(4)) {
                    add(Delivery.of(about, upTo(REPEATED_WITHIN))); // it stays pending, and is looked at again
                }
            }
            default -> retry(delivery);
        }
    }

    private void goOnAbout(Correspondence about) {
        if (oneIn(10)) {
            add(Delivery.of(about, upTo(REPEATED_WITHIN)));
        }
        if (about.reward().isCreditable() && oneIn(30)) {
            add(new Delivery(
                    about, true, 0, System.nanoTime() + upTo(REPEATED_WITHIN).toNanos()));
        }
    }

    private void retry(Delivery failed) {
        if (failed.tries() == MOST_RETRIES) {
            givenUp.incrementAndGet();
            return;
        }
        long pause = Math.min(FIRST_RETRY.toNanos() << failed.tries(), LONGEST_RETRY.toNanos());
        add(new Delivery(failed.about(), false, failed.tries() + 1, System.nanoTime() + pause));
    }

    private Call.Manner manner() {
        if (wellBehaved) {
            return Call.Manner.PLAIN;
        }
        return oneIn(30) ? Call.Manner.HANGING_UP : oneIn(30) ? Call.Manner.SLOW : Call.Manner.PLAIN;
    }

    /** Whether every delivery is sent at once and waits for its answer, so that none may be missing. */
    void behave(boolean well) {
        wellBehaved = well;
    }

    /** Begins to count anew; what {@link #soFar} returns is of the time since. */
    void beginWindow() {
        window = new Answers();
    }

    /** What came of the deliveries that ended since {@link #beginWindow}. */
    Answers soFar() {
        return window;
    }

    /** What came of all deliveries. */
    Answers.Summary total() {
        return total.summary();
    }

    /** Every reward that was ever announced. */
    Collection<Correspondence> correspondence() {
        return List.copyOf(all.values());
    }

    /** How often a delivery failed seven times again, so that FirstPromoter left it to people. */
    int givenUp() {
        return givenUp.get();
    }

    /** How many deliveries people have had sent again. */
    int redelivered() {
        return redelivered.get();
    }

    /**
     * What people do after a restore: everything that was answered since the backup began is delivered again. To be called
     * while no server answers.
     *
     * @param backupBeganAt by {@link System#nanoTime}
     * @return how many rewards that are
     */
    int redeliverSince(long backupBeganAt) {
        due.stream().filter(Delivery::contradicts).forEach(this::withdraw); // could come before what it contradicts
        int count = 0;
        for (Correspondence one : all.values()) {
            if (one.isSettled() && !one.wasSettledBefore(backupBeganAt)) {
                one.forgetAnswers();
                add(Delivery.of(one, upTo(REPEATED_WITHIN)));
                count++;
            }
        }
        redelivered.addAndGet(count);
        return count;
    }

    private void withdraw(Delivery delivery) {
        if (due.remove(delivery)) {
            pending.decrementAndGet();
        }
    }

    /**
     * Announces nothing new, waits for what is under way, and then has sent again what FirstPromoter gave up, until there is
     * nothing more to say about any reward or the time is over.
     */
    void settle() {
        announcing = false;
        long deadline = System.nanoTime() + ENOUGH_TO_SETTLE.toNanos();
        while (true) {
            Await.within(ENOUGH_TO_SETTLE, "FirstPromoter's deliveries do not end", () -> pending.get() == 0);
            List<Correspondence> open =
                    all.values().stream().filter(one -> !one.isSettled()).toList();
            if (open.isEmpty() || System.nanoTime() > deadline) {
                return;
            }
            redelivered.addAndGet(open.size());
            open.forEach(one -> add(Delivery.of(one, Duration.ZERO)));
        }
    }

    /** Random takes turns of its own; which thread gets which is not the seed's to say. */
    private boolean oneIn(int many) {
        return chance.nextInt(many) == 0;
    }

    private Duration upTo(Duration most) {
        return Duration.ofNanos((long) (chance.nextDouble() * most.toNanos()));
    }

    @Override
    public void close() {
        announcing = false;
        threads.shutdownNow();
    }
}
