package laurel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import laurel.audit.Act;
import laurel.audit.Decision;
import laurel.fulfilment.Amount;
import laurel.fulfilment.Fulfilment;
import laurel.fulfilment.FulfilmentEvent;
import laurel.fulfilment.FulfilmentStatus;
import laurel.fulfilment.Release;
import laurel.fulfilment.Reward;
import laurel.fulfilment.Rules;
import laurel.fulfilment.Seen;
import laurel.fulfilment.SettlementOutcome;
import laurel.fulfilment.WebhookSystem;
import laurel.ledger.Account;
import laurel.ledger.CustId;
import laurel.ledger.Entry;
import laurel.ledger.LedgerEvent;
import laurel.ledger.Units;
import laurel.programme.SampleProgramme;
import laurel.promoter.Promoter;
import laurel.promoter.PromoterDescription;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * FirstPromoter corrects and moves rewards, repeats what it said and says it late, while operators decide and configure: the books
 * do what a model does that has nothing but maps. A failure prints the steps, and the seed that repeats them.
 */
class CorrectionsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Rules BEFORE = rules("credits");
    private static final Rules AFTER = rules("credits, points");

    /** What FirstPromoter says of a reward; null where it leaves something out. */
    record Said(String id, String promoter, String amount, String unit, String custId, String status, Instant at) {

        Reward reward() {
            return new Reward(
                    SampleProgramme.MAIN,
                    WebhookSystem.V1,
                    id,
                    new Amount(amount),
                    unit,
                    status,
                    null,
                    custId,
                    new PromoterDescription("main", promoter, custId, null, null, null, at));
        }

        /** What is compared with what was credited. */
        List<String> butForPromoter() {
            return List.of(amount, unit);
        }
    }

    /** Something that happens. */
    private interface Step {
        void happensTo(World world);
    }

    record Announces(Said said) implements Step {
        @Override
        public void happensTo(World world) {
            world.announce(said);
        }
    }

    /** @param which of what was said before, modulo how much that is */
    record Repeats(int which) implements Step {
        @Override
        public void happensTo(World world) {
            if (!world.said.isEmpty()) {
                world.announce(world.said.get(which % world.said.size()));
            }
        }
    }

    record Releases(String id, String custId, boolean others, Seen seen) implements Step {
        @Override
        public void happensTo(World world) {
            world.release(this);
        }
    }

    record Rejects(String id, Seen seen) implements Step {
        @Override
        public void happensTo(World world) {
            world.reject(this);
        }
    }

    record Confirms(String id, String promoter) implements Step {
        @Override
        public void happensTo(World world) {
            world.confirm(this);
        }
    }

    record Configures() implements Step {
        @Override
        public void happensTo(World world) {
            world.rules = AFTER;
        }
    }

    /** What a reward should be by now. */
    private static final class Expected {
        private Said newest;
        private Instant at;
        private String custId;
        private String reason;
        private FulfilmentStatus status = FulfilmentStatus.HELD;
        private String account;
        private final Set<String> contradicting = new HashSet<>();
        private final Set<String> confirmed = new HashSet<>();
        private int corrections;

        private boolean isWhatWas(Seen seen) {
            return (seen.promoter() == null || seen.promoter().equals(newest.promoter()))
                    && (seen.unit() == null || seen.unit().equals(newest.unit()))
                    && (seen.amount() == null || seen.amount().toString().equals(newest.amount()));
        }
    }

    /** The books, and what they should be. */
    private static final class World {
        private final BooksInMemory books = new BooksInMemory();
        private final List<Said> said = new ArrayList<>();
        private final Map<String, Expected> expected = new LinkedHashMap<>();
        private final Map<String, String> links = new HashMap<>();
        private final Set<List<String>> linksEverMade = new HashSet<>();
        private Rules rules = BEFORE;

        private void announce(Said what) {
            said.add(what);
            var outcome = books.fulfil(what.reward(), rules, CLOCK);
            String became = outcome.reason() == null
                    ? outcome.kind().name()
                    : outcome.reason().name();
            assertThat(became).as(what.toString()).isEqualTo(shouldBecome(what));
        }

        private String shouldBecome(Said what) {
            var it = expected.computeIfAbsent(what.id(), first -> new Expected());
            if (it.status == FulfilmentStatus.REJECTED) {
                return "REJECTED";
            }
            if (it.status == FulfilmentStatus.CREDITED) {
                if (!it.newest.butForPromoter().equals(what.butForPromoter())) {
                    return "CONFLICT";
                }
                if (it.newest.promoter().equals(what.promoter()) || it.confirmed.contains(what.promoter())) {
                    return "ALREADY_CREDITED";
                }
                it.contradicting.add(what.promoter());
                return "CONFLICT";
            }
            boolean isLate = it.at != null && what.at() != null && what.at().isBefore(it.at);
            if (isLate) {
                return it.reason;
            }
            if (it.newest == null || !it.newest.promoter().equals(what.promoter())) {
                it.custId = null;
            }
            if (it.newest != null && !content(it.newest).equals(content(what))) {
                it.corrections++;
            }
            it.newest = what;
            it.custId = what.custId() == null ? it.custId : what.custId();
            it.at = what.at() == null ? it.at : what.at();
            it.reason = objection(what);
            if (it.reason == null) {
                it.account = links.getOrDefault(what.promoter(), what.custId());
                it.reason = it.account == null ? "NO_ACCOUNT" : null;
            }
            if (it.reason == null) {
                it.status = FulfilmentStatus.CREDITED;
                return "CREDITED";
            }
            return it.reason;
        }

        private static List<String> content(Said what) {
            return List.of(what.promoter(), what.amount(), what.unit());
        }

        private String objection(Said what) {
            return what.status() != null && !what.status().equals("pending") ? "NOT_PENDING" : unbookable(what);
        }

        private String unbookable(Said what) {
            if (what.unit().equals("cash")) {
                return "MONETARY";
            }
            if (!what.unit().equals("credits") && rules == BEFORE) {
                return "UNKNOWN_UNIT";
            }
            return what.amount().equals("many") ? "BAD_AMOUNT" : null;
        }

        private void release(Releases call) {
            var done = books.settlements(rules, CLOCK)
                    .release(
                            key(call.id()),
                            new Release(
                                    call.custId() == null ? null : new CustId(call.custId()),
                                    call.others(),
                                    call.seen()),
                            new Decision("anna", "a test"));
            assertThat(done.kind()).as(call.toString()).isEqualTo(shouldRelease(call));
            if (done.kind() == SettlementOutcome.Kind.DONE) {
                assertThat(done.done().isLinked()).isEqualTo(call.custId() != null);
            }
        }

        private SettlementOutcome.Kind shouldRelease(Releases call) {
            Expected it = expected.get(call.id());
            if (it == null) {
                return SettlementOutcome.Kind.UNKNOWN;
            }
            if (it.status != FulfilmentStatus.HELD || !it.isWhatWas(call.seen()) || unbookable(it.newest) != null) {
                return SettlementOutcome.Kind.REFUSED;
            }
            String promoter = it.newest.promoter();
            if (call.others() && call.custId() == null && !links.containsKey(promoter)) {
                return SettlementOutcome.Kind.NO_ACCOUNT;
            }
            String account = call.custId() != null ? call.custId() : links.getOrDefault(promoter, it.custId);
            if (account == null) {
                return SettlementOutcome.Kind.NO_ACCOUNT;
            }
            if (call.custId() != null) {
                links.put(promoter, account);
                linksEverMade.add(List.of(promoter, account));
            }
            var released = new ArrayList<>(List.of(it));
            if (call.others()) {
                expected.values().stream()
                        .filter(other -> other != it
                                && Objects.equals(other.reason, "NO_ACCOUNT")
                                && other.status == FulfilmentStatus.HELD
                                && other.newest.promoter().equals(promoter)
                                && unbookable(other.newest) == null)
                        .forEach(released::add);
            }
            released.forEach(one -> {
                one.status = FulfilmentStatus.CREDITED;
                one.reason = null;
                one.account = account;
            });
            return SettlementOutcome.Kind.DONE;
        }

        private void reject(Rejects call) {
            var done =
                    books.settlements(rules, CLOCK).reject(key(call.id()), call.seen(), new Decision("anna", "a test"));
            Expected it = expected.get(call.id());
            if (it == null) {
                assertThat(done.kind()).isEqualTo(SettlementOutcome.Kind.UNKNOWN);
            } else if (it.status != FulfilmentStatus.HELD || !it.isWhatWas(call.seen())) {
                assertThat(done.kind()).isEqualTo(SettlementOutcome.Kind.REFUSED);
            } else {
                assertThat(done.kind()).isEqualTo(SettlementOutcome.Kind.DONE);
                it.status = FulfilmentStatus.REJECTED;
                it.reason = null;
            }
        }

        private void confirm(Confirms call) {
            var done = books.settlements(rules, CLOCK)
                    .confirm(key(call.id()), call.promoter(), new Decision("anna", "a test"));
            Expected it = expected.get(call.id());
            if (it == null) {
                assertThat(done.kind()).isEqualTo(SettlementOutcome.Kind.UNKNOWN);
            } else if (!it.contradicting.contains(call.promoter())) {
                assertThat(done.kind()).isEqualTo(SettlementOutcome.Kind.REFUSED);
            } else {
                assertThat(done.kind()).isEqualTo(SettlementOutcome.Kind.DONE);
                it.confirmed.add(call.promoter());
            }
        }

        /** The books are as they should be, down to who is linked to whom. */
        private void check() {
            Map<Long, String> customers = books.rows(Account.class).stream()
                    .collect(Collectors.toMap(
                            Account::id, account -> account.custId().value()));
            Map<String, Entry> credits = books.rows(Entry.class).stream()
                    .collect(Collectors.toMap(
                            entry -> entry.origin().orElseThrow().fulfilment(),
                            Function.identity())); // or twice: throws
            for (Fulfilment fulfilment : books.rows(Fulfilment.class)) {
                Expected it = expected.get(fulfilment.id());
                assertThat(fulfilment.status()).isEqualTo(it.status);
                assertThat(fulfilment.holdReason().map(Enum::name)).isEqualTo(Optional.ofNullable(it.reason));
                assertThat(fulfilment.promoterId()).isEqualTo(it.newest.promoter());
                assertThat(fulfilment.unit()).isEqualTo(it.newest.unit());
                assertThat(fulfilment.amount())
                        .isEqualTo(
                                it.newest.amount().equals("many")
                                        ? OptionalLong.empty()
                                        : OptionalLong.of(Long.parseLong(it.newest.amount())));
                checkWhatWasAnnounced(fulfilment);
                Entry credit = credits.remove(fulfilment.id());
                assertThat(credit == null).isEqualTo(it.status != FulfilmentStatus.CREDITED);
                if (credit != null) {
                    assertThat(credit.amount() + " " + credit.unit())
                            .isEqualTo(it.newest.amount() + " " + it.newest.unit());
                    assertThat(customers.get((Long) BooksInMemory.value("accountId", credit)))
                            .isEqualTo(it.account);
                }
                assertThat(deeds(fulfilment.toString(), "correct fulfilment")).hasSize(it.corrections);
                assertThat(deeds(fulfilment.toString(), "confirm promoter")).hasSize(it.confirmed.size());
            }
            assertThat(credits).isEmpty();
            for (Promoter promoter : books.rows(Promoter.class)) {
                assertThat(promoter.linkedAccount().map(customers::get))
                        .isEqualTo(Optional.ofNullable(links.get(promoter.id())));
                deeds(promoter.id(), "link promoter").forEach(link -> assertThat(linksEverMade)
                        .contains(List.of(
                                promoter.id(), link.substring("to ".length()).split(",")[0])));
            }
        }

        /** That it was settled is announced once; why it is held, as often as it is. */
        private void checkWhatWasAnnounced(Fulfilment fulfilment) {
            var events = books.heard()
                    .of(FulfilmentEvent.class)
                    .filter(event -> event.fulfilment().equals(key(fulfilment.id())))
                    .toList();
            FulfilmentEvent last = events.get(events.size() - 1);
            assertThat(events.subList(0, events.size() - 1)).allMatch(FulfilmentEvent.Held.class::isInstance);
            switch (fulfilment.status()) {
                case HELD ->
                    assertThat(last)
                            .isEqualTo(new FulfilmentEvent.Held(
                                    key(fulfilment.id()),
                                    fulfilment.holdReason().orElseThrow()));
                case CREDITED ->
                    assertThat(last).isInstanceOfSatisfying(FulfilmentEvent.Credited.class, event -> {
                        assertThat(event.amount()).isEqualTo(fulfilment.amount().orElseThrow());
                        assertThat(books.heard().of(LedgerEvent.Booked.class).filter(booked -> fulfilment
                                        .id()
                                        .equals(booked.cause().origin().fulfilment())))
                                .singleElement()
                                .satisfies(
                                        booked -> assertThat(List.of(booked.account(), booked.unit(), booked.amount()))
                                                .isEqualTo(List.of(event.account(), event.unit(), event.amount())));
                    });
                default -> assertThat(last).isEqualTo(new FulfilmentEvent.Rejected(key(fulfilment.id())));
            }
        }

        private List<String> deeds(String subject, String deed) {
            return books.rows(Act.class).stream()
                    .filter(act -> act.subject().equals(subject) && act.deed().equals(deed))
                    .map(act -> act.detail().orElseThrow())
                    .toList();
        }
    }

    private static Rules rules(String units) {
        return new Rules(Units.of(units, ""));
    }

    private static Fulfilment.Key key(String id) {
        return new Fulfilment.Key("main", WebhookSystem.V1, id);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_reward_is_what_was_said_last_until_it_is_credited_once(@ForAll("steps") List<Step> steps) {
        var world = new World();
        for (Step step : steps) {
            step.happensTo(world);
            world.check();
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> announces = said().map(Announces::new);
        Arbitrary<Step> repeats = Arbitraries.integers().between(0, 100).map(Repeats::new);
        Arbitrary<Step> releases = Combinators.combine(ids(), custIds(), Arbitraries.of(true, false), seen())
                .as(Releases::new);
        Arbitrary<Step> rejects = Combinators.combine(ids(), seen()).as(Rejects::new);
        Arbitrary<Step> confirms = Combinators.combine(ids(), promoters()).as(Confirms::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(10, announces),
                        Tuple.of(4, repeats),
                        Tuple.of(4, releases),
                        Tuple.of(1, rejects),
                        Tuple.of(2, confirms),
                        Tuple.of(1, Arbitraries.create(Configures::new)))
                .list()
                .ofMaxSize(30);
    }

    private static Arbitrary<Said> said() {
        return Combinators.combine(
                        ids(),
                        promoters(),
                        Arbitraries.of("1", "2", "many"),
                        Arbitraries.of("credits", "credits", "points", "cash"),
                        custIds(),
                        Arbitraries.of("pending", "pending", "completed").injectNull(0.2),
                        Arbitraries.integers()
                                .between(0, 5)
                                .map(seconds -> NOW.minusSeconds(seconds))
                                .injectNull(0.2))
                .as(Said::new);
    }

    private static Arbitrary<String> ids() {
        return Arbitraries.of("90", "91", "92");
    }

    private static Arbitrary<String> promoters() {
        return Arbitraries.of("31", "32", "33");
    }

    private static Arbitrary<String> custIds() {
        return Arbitraries.of("a", "b", "c").injectNull(0.6);
    }

    private static Arbitrary<Seen> seen() {
        return Arbitraries.oneOf(
                Arbitraries.just(Seen.ANYTHING),
                Combinators.combine(
                                promoters().injectNull(0.3),
                                Arbitraries.of("credits", "points").injectNull(0.6),
                                Arbitraries.of(1L, 2L).injectNull(0.6))
                        .as(Seen::new));
    }
}
