package laurel.server;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * FirstPromoter at its busiest: several senders at once, each delivery a new event, and what is not answered with 200 is
 * delivered again.
 */
final class Senders {

    private static final int AT_ONCE = 8;
    private static final Duration ENOUGH_TIME = Duration.ofSeconds(90);

    private final LaurelServer laurel;
    private final String token;
    private final Queue<PendingFulfilment> toDeliver = new ConcurrentLinkedQueue<>();
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final AtomicInteger events = new AtomicInteger();
    private final AtomicInteger answeredWith200 = new AtomicInteger();
    private final AtomicInteger answeredWith503 = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();

    /** When the server was killed, by {@link System#nanoTime}; null if it was not. */
    private volatile Long killedAt;

    Senders(LaurelServer laurel, String token, Collection<PendingFulfilment> deliveries) {
        this.laurel = laurel;
        this.token = token;
        toDeliver.addAll(deliveries);
    }

    /** Delivers until this many more deliveries have been answered with 200, and then kills the server, whatever it is doing. */
    void deliverAndKillAfter(int answers) throws InterruptedException {
        int enough = answeredWith200.get() + answers;
        killedAt = null;
        ExecutorService senders = begin();
        Eventually.within(
                ENOUGH_TIME,
                Duration.ofMillis(1),
                () -> answeredWith200.get() >= enough || !surprises.isEmpty(),
                () -> this + ", waiting for " + enough);
        killedAt = System.nanoTime();
        laurel.kill();
        end(senders);
    }

    /** Delivers until everything has been answered with 200. */
    void deliverTheRest() throws InterruptedException {
        killedAt = null;
        end(begin());
    }

    private ExecutorService begin() {
        ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
        IntStream.range(0, AT_ONCE).forEach(sender -> senders.execute(this::send));
        return senders;
    }

    private void end(ExecutorService senders) throws InterruptedException {
        senders.shutdown();
        if (!senders.awaitTermination(ENOUGH_TIME.toSeconds(), TimeUnit.SECONDS)) {
            senders.shutdownNow();
            throw new AssertionError("The senders do not come to an end: " + this);
        }
    }

    private void send() {
        PendingFulfilment next;
        while (killedAt == null && surprises.isEmpty() && (next = toDeliver.poll()) != null) {
            long began = System.nanoTime();
            try {
                HttpResponse<String> answer = laurel.deliver(token, next.asEvent("event-" + events.incrementAndGet()));
                take(answer, next);
            } catch (IOException broken) {
                toDeliver.add(next);
                Long killed = killedAt;
                if (killed == null) {
                    surprises.add(next + ": " + broken);
                } else if (began < killed) {
                    cutOff.incrementAndGet();
                }
            }
        }
    }

    private void take(HttpResponse<String> answer, PendingFulfilment delivered) {
        switch (answer.statusCode()) {
            case 200 -> {
                confirmed.add(delivered.id());
                answeredWith200.incrementAndGet();
            }
            case 503 -> {
                answeredWith503.incrementAndGet();
                toDeliver.add(delivered);
            }
            default -> surprises.add(delivered + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    /** The fulfilments that have been answered with 200 at least once. */
    Set<String> confirmed() {
        return Set.copyOf(confirmed);
    }

    /** How many deliveries had begun when the server was killed, and got no answer. */
    int cutOff() {
        return cutOff.get();
    }

    /** Answers that are neither 200 nor 503, and connections that broke while the server was running. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    @Override
    public String toString() {
        return answeredWith200 + " answered with 200 (" + confirmed.size() + " fulfilments), " + answeredWith503
                + " with 503, " + cutOff + " cut off, " + toDeliver.size() + " to deliver, surprises " + surprises;
    }
}
