package laurel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import laurel.platform.web.Page;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The list of an account's holds, against one that is kept by hand. */
class HoldListTest {

    private static LedgerInMemory books;
    private static int accounts;

    @BeforeContainer
    static void open() {
        books = new LedgerInMemory();
    }

    @AfterContainer
    static void close() {
        books.close();
    }

    /** @param steps each sets aside for so many seconds; then the oldest that is open is spent, freed or left, and time goes on */
    @Property(tries = 60)
    void tells_each_hold_once_where_it_stands_and_the_newest_first(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 29) Integer> steps,
            @ForAll @IntRange(min = 1, max = 4) int limit) {
        var mine = customer();
        var another = customer();
        var ends = new HashMap<Long, Long>();
        var settled = new HashMap<Long, HoldStatus>();
        for (int seconds : steps) {
            holds(another, seconds);
            ends.put(holds(mine, seconds), books.now().getEpochSecond() + seconds);
            ends.keySet().stream()
                    .sorted()
                    .filter(hold -> standing(hold, ends, settled) == HoldStatus.OPEN)
                    .findFirst()
                    .ifPresent(hold -> settle(hold, seconds % 3, settled));
            books.goesOn(Duration.ofSeconds(seconds % 7));
        }

        for (Set<HoldStatus> wanted : wanted()) {
            List<Long> expected = ends.keySet().stream()
                    .filter(hold -> wanted.contains(standing(hold, ends, settled)))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            assertThat(pages(mine, wanted, limit)).as(wanted.toString()).isEqualTo(expected);
        }
    }

    private static List<Set<HoldStatus>> wanted() {
        var all = new ArrayList<Set<HoldStatus>>();
        all.add(EnumSet.allOf(HoldStatus.class));
        for (HoldStatus one : HoldStatus.values()) {
            all.add(EnumSet.of(one));
        }
        return all;
    }

    private static List<Long> pages(CustId custId, Set<HoldStatus> wanted, int limit) {
        var listed = new ArrayList<Long>();
        Page<Hold> page;
        do {
            long before = listed.isEmpty() ? Long.MAX_VALUE : listed.get(listed.size() - 1);
            page = books.holds(custId, wanted, limit, before);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(limit);
            page.rows().forEach(hold -> listed.add(hold.id()));
        } while (!page.isLast());
        return listed;
    }

    private static HoldStatus standing(long hold, Map<Long, Long> ends, Map<Long, HoldStatus> settled) {
        boolean isOver = ends.get(hold) <= books.now().getEpochSecond();
        return settled.getOrDefault(hold, isOver ? HoldStatus.EXPIRED : HoldStatus.OPEN);
    }

    private static CustId customer() {
        var custId = new CustId("customer " + accounts++);
        books.does(work -> {
            var balance = work.ledger().lock(work.ledger().open(new AccountKey("main", custId)), "points");
            return balance.credit(1_000, Cause.reward(books.reward(), null));
        });
        return custId;
    }

    private static long holds(CustId custId, int seconds) {
        return books.does(work -> {
            var account = work.ledger().find(new AccountKey("main", custId)).orElseThrow();
            return work.ledger()
                    .lock(account, "points")
                    .hold(1, Cause.application("shop", "cart"), Duration.ofSeconds(seconds))
                    .orElseThrow()
                    .id();
        });
    }

    private static void settle(long id, int way, Map<Long, HoldStatus> settled) {
        if (way == 0) {
            return;
        }
        books.does(work -> {
            Hold hold = work.entities().find(Hold.class, id);
            LockedHold locked = work.ledger().lock(hold);
            if (way == 1) {
                locked.capture(1, Cause.application("shop", "cart"));
            } else {
                locked.release("anna");
            }
            return null;
        });
        settled.put(id, way == 1 ? HoldStatus.CAPTURED : HoldStatus.RELEASED);
    }
}
