package laurel.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a balance is meant to be, so simple that one sees that it is right: each whole unit is a coin of its own, which came by an
 * entry, may end, and lies in nobody's hand or in a hold's. There are no sums, no lots and no database.
 */
public final class ModelOfABalance {

    private static final Comparator<Coin> ENDING_FIRST = Comparator.comparing(
                    (Coin coin) -> coin.end == null ? Instant.MAX : coin.end)
            .thenComparing(coin -> coin.end == null ? 0 : coin.origin);

    private static final class Coin {
        private final long origin;
        private final Instant end;
        private Long hold;

        private Coin(long origin, Instant end) {
            this.origin = origin;
            this.end = end;
        }
    }

    private final boolean mayGoBelowZero;
    private final List<Coin> coins = new ArrayList<>();
    private final Map<Long, Instant> openHolds = new LinkedHashMap<>();
    private final Map<Long, Long> expired = new HashMap<>();
    private final Set<Long> takenBack = new HashSet<>();
    private long missing;
    private long debt;
    private Instant now = Instant.MIN;

    /** @param mayGoBelowZero whether what was spent of a denied reward is taken all the same, where nothing is held */
    public ModelOfABalance(boolean mayGoBelowZero) {
        this.mayGoBelowZero = mayGoBelowZero;
    }

    /** Time has come so far. */
    public void at(Instant time) {
        now = time;
    }

    public long balance() {
        return coins.size() - missing;
    }

    public long debt() {
        return debt;
    }

    /** What can be spent now. */
    public long available() {
        long paidByTheDead = Math.min(debt, count(this::isDue));
        return Math.max(0, count(this::isFree) - missing - (debt - paidByTheDead));
    }

    /** Whether a hold can be captured or released. */
    public boolean isOpen(long hold) {
        return openHolds.containsKey(hold) && now.isBefore(openHolds.get(hold));
    }

    /** Something is given, which ends at a time, or never if that is null. */
    public void gives(long entry, long amount, Instant end) {
        long filled = Math.min(amount, missing);
        missing -= filled;
        for (long n = filled; n < amount; n++) {
            coins.add(new Coin(entry, end));
        }
        coins.sort(ENDING_FIRST);
        pay();
    }

    /** Spends, or does nothing if less is available. */
    public boolean takes(long amount) {
        if (amount > available()) {
            return false;
        }
        settle();
        remove(amount, this::isFree);
        return true;
    }

    /** Sets aside, or does nothing if less is available. */
    public boolean canHold(long amount) {
        return amount <= available();
    }

    /** A hold is made that was possible. */
    public void holds(long hold, long amount, Instant end) {
        settle();
        openHolds.put(hold, end);
        first(amount, this::isFree).forEach(coin -> coin.hold = hold);
    }

    /** An open hold is captured; nothing is captured of one that is released. */
    public void endsHold(long hold, long captured) {
        if (captured > 0) {
            settle();
        }
        remove(captured, coin -> isHeldBy(coin, hold));
        openHolds.remove(hold);
        pay();
    }

    /** How much of what an entry gave has expired. */
    public long expiredOf(long entry) {
        return expired.getOrDefault(entry, 0L) + count(coin -> coin.origin == entry && isDue(coin));
    }

    /** An operator takes back what an entry gave, or nothing happens. */
    public boolean reverses(long entry, long amount) {
        if (expiredOf(entry) > 0 || amount > available()) {
            return false;
        }
        settle();
        takeBack(entry, amount);
        return true;
    }

    /** A reward is denied: returns how much of it is taken. */
    public long denies(long entry, long credited) {
        settle();
        long had = credited - expiredOf(entry);
        long taken = mayGoBelowZero && count(this::isHeld) == 0
                ? had
                : Math.min(had, Math.max(0, count(this::isFree) - missing));
        debt += had - taken;
        takeBack(entry, taken);
        return taken;
    }

    private void takeBack(long entry, long amount) {
        takenBack.add(entry);
        long left = amount - takeOf(entry, amount);
        long there = Math.min(left, count(this::isFree));
        remove(there, this::isFree);
        missing += left - there;
    }

    /** What nobody has of an entry's coins is taken first, then what holds have, for which they get others. */
    private long takeOf(long entry, long most) {
        Predicate<Coin> isOwn = coin -> coin.origin == entry && coin.end != null;
        long taken = remove(Math.min(most, count(isOwn.and(coin -> !isHeld(coin)))), isOwn.and(coin -> !isHeld(coin)));
        while (taken < most) {
            var held = coins.stream().filter(isOwn.and(this::isHeld)).min(Comparator.comparing(coin -> coin.hold));
            var other = coins.stream().filter(isOwn.negate().and(this::isFree)).findFirst();
            if (held.isEmpty() || other.isEmpty()) {
                break;
            }
            other.get().hold = held.get().hold;
            coins.remove(held.get());
            taken++;
        }
        return taken;
    }

    /** What time has brought: what is owed is paid of what nobody has, what is dead before what lives, and the dead are buried. */
    public void settle() {
        long paidByTheDead = Math.min(debt, count(this::isDue));
        Predicate<Coin> isTakenBack = coin -> coin.end != null && takenBack.contains(coin.origin);
        long ofDenied = Math.min(paidByTheDead, count(isTakenBack.and(this::isDue)));
        remove(ofDenied, isTakenBack.and(this::isDue));
        remove(paidByTheDead - ofDenied, this::isDue);
        long left = Math.min(debt - paidByTheDead, Math.max(0, count(this::isFree) - missing));
        debt -= paidByTheDead + left;
        var entries = coins.stream()
                .filter(isTakenBack)
                .map(coin -> coin.origin)
                .distinct()
                .toList();
        for (long entry : entries) {
            left -= takeOf(entry, left);
        }
        remove(left, this::isFree);
        coins.stream().filter(this::isDue).forEach(coin -> expired.merge(coin.origin, 1L, Long::sum));
        coins.removeIf(this::isDue);
    }

    private void pay() {
        if (debt > 0) {
            settle();
        }
    }

    private boolean isDead(Coin coin) {
        return coin.end != null && !coin.end.isAfter(now);
    }

    private boolean isHeld(Coin coin) {
        return coin.hold != null && isOpen(coin.hold);
    }

    private boolean isHeldBy(Coin coin, long hold) {
        return isHeld(coin) && coin.hold == hold;
    }

    private boolean isFree(Coin coin) {
        return !isHeld(coin) && !isDead(coin);
    }

    private boolean isDue(Coin coin) {
        return !isHeld(coin) && isDead(coin);
    }

    private long count(Predicate<Coin> which) {
        return coins.stream().filter(which).count();
    }

    private Stream<Coin> first(long amount, Predicate<Coin> which) {
        List<Coin> found = coins.stream().filter(which).limit(amount).toList();
        if (found.size() < amount) {
            throw new IllegalStateException("the model has " + found.size() + ", not " + amount);
        }
        return found.stream();
    }

    private long remove(long amount, Predicate<Coin> which) {
        first(amount, which).toList().forEach(coins::remove);
        return amount;
    }

    @Override
    public String toString() {
        return balance() + ", " + available() + " available, " + debt + " owed";
    }
}
