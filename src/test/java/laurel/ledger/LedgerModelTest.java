package laurel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is done to a balance in whatever order, the books say what {@link ModelOfABalance} says, after each step. */
class LedgerModelTest {

    private static final Cause ANYBODY = new Cause(null, "anna", "order 7", "a test");
    private static final AtomicLong CUSTOMERS = new AtomicLong();

    private static LedgerInMemory books;

    @BeforeContainer
    static void theBooksAreOpened() {
        books = new LedgerInMemory();
    }

    @AfterContainer
    static void theBooksAreClosed() {
        if (books != null) {
            books.close();
        }
    }

    enum Deed {
        CREDIT,
        HOLD,
        CAPTURE,
        RELEASE,
        REDEEM,
        ADJUST,
        REVERSE,
        DENY,
        EXPIRE,
        WAIT
    }

    /**
     * One step.
     *
     * @param much how much
     * @param which which hold or entry, of those that there are; or which length or lifetime
     */
    record Step(Deed deed, int much, int which) {

        @Override
        public String toString() {
            return deed + " " + much + " " + which;
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Deed> deeds = Arbitraries.frequency(
                Tuple.of(5, Deed.CREDIT),
                Tuple.of(5, Deed.HOLD),
                Tuple.of(4, Deed.CAPTURE),
                Tuple.of(2, Deed.RELEASE),
                Tuple.of(3, Deed.REDEEM),
                Tuple.of(1, Deed.ADJUST),
                Tuple.of(2, Deed.REVERSE),
                Tuple.of(3, Deed.DENY),
                Tuple.of(1, Deed.EXPIRE),
                Tuple.of(6, Deed.WAIT));
        return Combinators.combine(
                        deeds,
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(0, 11))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 400)
    void the_books_say_what_the_model_says(@ForAll("steps") List<Step> steps) {
        new Run(false).all(steps);
    }

    @Property(tries = 100)
    void also_where_a_balance_may_go_below_zero(@ForAll("steps") List<Step> steps) {
        new Run(true).all(steps);
    }

    /** A balance and its model, which are told the same. */
    private static final class Run {

        private static final List<Duration> LENGTHS =
                List.of(Duration.ofHours(12), Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(5));

        private final CustId customer = new CustId("customer " + CUSTOMERS.incrementAndGet());
        private final boolean mayGoBelowZero;
        private final ModelOfABalance model;
        private final List<Long> holds = new ArrayList<>();
        private final List<Long> credits = new ArrayList<>();
        private Duration lifetime;

        private Run(boolean mayGoBelowZero) {
            this.mayGoBelowZero = mayGoBelowZero;
            this.model = new ModelOfABalance(mayGoBelowZero);
            books.does(work -> work.ledger().begin(new AccountKey("main", customer)));
            books.heard().forget();
        }

        void all(List<Step> steps) {
            for (Step step : steps) {
                model.at(books.now());
                takes(step);
                model.at(books.now());
                compares(step);
            }
        }

        private void takes(Step step) {
            switch (step.deed()) {
                case CREDIT -> credits(step);
                case HOLD -> holds(step);
                case CAPTURE -> ends(step, true);
                case RELEASE -> ends(step, false);
                case REDEEM -> redeems(step.much());
                case ADJUST -> adjusts(step);
                case REVERSE -> reverses(step.which());
                case DENY -> denies(step.which());
                case EXPIRE -> expires();
                case WAIT -> books.goesOn(LENGTHS.get(step.which() % 3).plusNanos(step.much() % 2 * 3_000));
            }
        }

        private Instant endOf(Entry entry) {
            return lifetime == null ? null : entry.recordedAt().plus(lifetime);
        }

        private void credits(Step step) {
            lifetimeOf(step);
            Origin origin = books.reward();
            Entry entry = books.does(work -> {
                return locked(work).credit(step.much(), Cause.reward(origin, null));
            });
            credits.add(entry.id());
            model.gives(entry.id(), entry.amount(), endOf(entry));
        }

        private void lifetimeOf(Step step) {
            int days = List.of(0, 1, 3, 8).get(step.which() % 4);
            lifetime = days == 0 ? null : Duration.ofDays(days);
            books.givesFor(lifetime);
        }

        private LockedBalance locked(LedgerInMemory.Work work) {
            return work.ledger().lock(work.ledger().open(new AccountKey("main", customer)), "points");
        }

        private void holds(Step step) {
            Duration length = LENGTHS.get(step.which() % 4);
            var hold = books.does(work -> locked(work).hold(step.much(), ANYBODY, length));

            assertThat(hold.isPresent()).as("whether it is held").isEqualTo(model.canHold(step.much()));
            hold.ifPresent(made -> {
                holds.add(made.id());
                model.holds(made.id(), made.amount(), made.expiresAt());
            });
        }

        private void ends(Step step, boolean isCaptured) {
            if (holds.isEmpty()) {
                return;
            }
            long id = holds.get(step.which() % holds.size());
            long captured = books.does(work -> {
                Hold hold = work.entities().find(Hold.class, id);
                LockedHold locked = work.ledger().lock(hold);
                boolean isOpen = locked.status() == HoldStatus.OPEN;
                assertThat(isOpen).as("whether hold %s is open", id).isEqualTo(model.isOpen(id));
                if (!isOpen) {
                    return -1L;
                }
                if (isCaptured) {
                    long amount = Math.min(step.much(), hold.amount());
                    locked.capture(amount, ANYBODY);
                    return amount;
                }
                locked.release("shop");
                return 0L;
            });
            if (captured >= 0) {
                model.endsHold(id, captured);
                assertThat(endOf(id)).as("what was announced of hold %s", id).isEqualTo(captured);
            }
        }

        /** How much was captured of a hold that has ended, as it was announced, once. */
        private static long endOf(long hold) {
            return Stream.concat(
                            books.heard()
                                    .of(LedgerEvent.HoldCaptured.class)
                                    .filter(event -> event.hold() == hold)
                                    .map(LedgerEvent.HoldCaptured::captured),
                            books.heard()
                                    .of(LedgerEvent.HoldReleased.class)
                                    .filter(event -> event.hold() == hold)
                                    .map(event -> 0L))
                    .reduce((one, other) -> -1L)
                    .orElse(-1L);
        }

        private void redeems(long amount) {
            var entry = books.does(work -> locked(work).redeem(amount, ANYBODY));

            assertThat(entry.isPresent()).as("whether it is spent").isEqualTo(model.takes(amount));
        }

        private void adjusts(Step step) {
            lifetimeOf(step);
            long change = step.much() > 6 ? 6 - step.much() : step.much();
            var entry = books.does(work -> locked(work).adjust(change, ANYBODY));

            if (change > 0) {
                model.gives(entry.orElseThrow().id(), change, endOf(entry.get()));
            } else {
                assertThat(entry.isPresent()).as("whether it is corrected").isEqualTo(model.takes(-change));
            }
        }

        private void reverses(int which) {
            books.givesFor(null);
            lifetime = null;
            var entries = entries();
            if (entries.isEmpty()) {
                return;
            }
            long id = entries.get(which % entries.size()).id();
            books.does(work -> {
                Entry entry = work.entities().find(Entry.class, id);
                LockedBalance locked = work.ledger().lock(entry);
                if (!entry.kind().isReversible() || locked.isReversed(entry)) {
                    return null;
                }
                if (entry.amount() < 0) {
                    Entry opposite = locked.reverse(entry, ANYBODY).orElseThrow();
                    model.gives(opposite.id(), opposite.amount(), null);
                    return null;
                }
                long expired = locked.expiredOf(entry);
                assertThat(expired).as("what has expired of entry %s", id).isEqualTo(model.expiredOf(id));
                boolean isReversed = locked.reverse(entry, ANYBODY).isPresent();
                assertThat(isReversed)
                        .as("whether entry %s is reversed", id)
                        .isEqualTo(model.reverses(id, entry.amount()));
                return null;
            });
        }

        private void denies(int which) {
            if (credits.isEmpty()) {
                return;
            }
            long id = credits.get(which % credits.size());
            books.does(work -> {
                Entry credit = work.entities().find(Entry.class, id);
                LockedBalance locked = work.ledger().lock(credit);
                if (locked.isReversed(credit)) {
                    return null;
                }
                var back = locked.takeBack(credit, ANYBODY, mayGoBelowZero);
                long taken = model.denies(id, credit.amount());
                assertThat(back).isEqualTo(new TakenBack(taken, model.expiredOf(id)));
                return null;
            });
        }

        private void expires() {
            books.does(work -> locked(work).expire());
            model.settle();
        }

        private List<Entry> entries() {
            return books.does(this::entries);
        }

        private List<Entry> entries(LedgerInMemory.Work work) {
            return work.entities()
                    .createNamedQuery(Entry.NEWEST, Entry.class)
                    .setParameter(
                            "account",
                            work.ledger().open(new AccountKey("main", customer)).id())
                    .getResultList();
        }

        private void compares(Step step) {
            Statement told = books.statement(customer);
            long available = told.available().getOrDefault("points", 0L);
            assertThat(told.balances().getOrDefault("points", 0L))
                    .as("balance after %s", step)
                    .isEqualTo(model.balance());
            assertThat(available).as("available after %s", step).isEqualTo(model.available());
            assertThat(told.debts().getOrDefault("points", 0L))
                    .as("debt after %s", step)
                    .isEqualTo(model.debt());
            var entries = books.does(work -> {
                assertThat(locked(work).available())
                        .as("available under the lock")
                        .isEqualTo(available);
                return entries(work);
            });
            assertThat(entries.stream().mapToLong(Entry::amount).sum())
                    .as("sum of the entries")
                    .isEqualTo(model.balance());
            assertThat(entries).allSatisfy(entry -> assertThat(entry.balanceAfter() >= 0 || mayGoBelowZero)
                    .isTrue());
            assertThat(books.heard().of(LedgerEvent.Booked.class))
                    .as("what was announced")
                    .containsExactlyInAnyOrderElementsOf(
                            entries.stream().map(Entry::booked).toList());
            assertThat(books.heard().of(LedgerEvent.HoldOpened.class).map(LedgerEvent.HoldOpened::hold))
                    .containsExactlyElementsOf(holds);
        }
    }
}
