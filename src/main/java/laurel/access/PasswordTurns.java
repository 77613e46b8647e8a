package laurel.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets passwords be hashed in turn. One hash takes a processor for a good part of a second, and is meant to. So at most
 * half of the processors hash at a time. Whoever sends many passwords slows down those who log in, and no delivery.
 *
 * <p>Each kind of caller has a line of its own, of which only one or two are hashed at a time: so strangers, however
 * many they are, never keep others waiting for more than two hashes. A line has few places, and nobody waits in it for
 * long: whoever finds no place is told to come again, and keeps no thread.
 */
@ApplicationScoped
public class PasswordTurns {

    /** Who waits with whom. */
    public enum Line {
        /** Those who show a password, and have not shown a right one lately. */
        STRANGERS(16, 2),
        /** Those who have: by this browser, or from this source. */
        KNOWN(4, 1),
        /** Those who are logged in, and set a password. */
        SETTING(16, 1);

        private final int places;
        private final int sideBySide;

        Line(int places, int sideBySide) {
            this.places = places;
            this.sideBySide = sideBySide;
        }

        /** How many are hashed or wait for it at a time. */
        int places() {
            return places;
        }

        /** How many are hashed at a time, on a machine of any size. */
        int sideBySide() {
            return sideBySide;
        }
    }

    private static final long MOST_SECONDS_IN_LINE = 3;

    private final Semaphore processors =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private final Semaphore[] places = new Semaphore[Line.values().length];
    private final Semaphore[] turns = new Semaphore[Line.values().length];

    public PasswordTurns() {
        for (Line line : Line.values()) {
            places[line.ordinal()] = new Semaphore(line.places());
            turns[line.ordinal()] = new Semaphore(line.sideBySide(), true);
        }
    }

    /**
     * Does what hashes one password or two, when it is its turn. It must not ask for another turn.
     *
     * @return what came of it; empty if it was not done, since the line is full or does not move, or the server is
     *     about to stop
     */
    public <T> Optional<T> inTurn(Line line, Supplier<T> work) {
        Semaphore place = places[line.ordinal()];
        if (!place.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return inTurn(turns[line.ordinal()], work);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            place.release();
        }
    }

    private <T> Optional<T> inTurn(Semaphore turn, Supplier<T> work) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS_IN_LINE);
        if (!turn.tryAcquire(MOST_SECONDS_IN_LINE, TimeUnit.SECONDS)) {
            return Optional.empty();
        }
        try {
            if (!processors.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.get());
            } finally {
                processors.release();
            }
        } finally {
            turn.release();
        }
    }

    /** How many of a line are hashed, or wait for it. */
    int inLine(Line line) {
        return line.places() - places[line.ordinal()].availablePermits();
    }
}
