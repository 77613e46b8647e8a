package laurel.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares what FirstPromoter was told with what is in the books. It trusts neither the constraints of the tables nor Laurel's
 * own reading of them.
 */
final class Audit {

    private static final long PATIENCE_MILLIS = Call.PATIENCE.toMillis();

    /** So long a delivery may take while strangers crowd. */
    private static final long UNDER_ATTACK_MILLIS = 3000;

    private final Map<String, Correspondence> sent;
    private final Books books;
    private final List<Violation> violations = new ArrayList<>();

    private Audit(Collection<Correspondence> sent, Books books) {
        this.sent = sent.stream().collect(Collectors.toMap(one -> one.reward().id(), Function.identity()));
        this.books = books;
    }

    /** After the last delivery: everything has to be in its place. */
    static List<Violation> atTheEnd(Collection<Correspondence> sent, Books books) {
        var audit = new Audit(sent, books);
        audit.checkThatConfirmedAreCreditedOnce(sent);
        audit.checkThatNothingElseIsCredited();
        audit.checkSums();
        audit.checkAnswers();
        audit.checkThatAllAreCredited();
        return audit.violations;
    }

    /**
     * Books that were restored from a backup, before anything is delivered again.
     *
     * @param before what had been answered when the backup began
     */
    static List<Violation> ofABackup(Collection<Correspondence> before, Collection<Correspondence> sent, Books books) {
        var audit = new Audit(sent, books);
        audit.checkThatConfirmedAreCreditedOnce(before);
        audit.checkThatNothingElseIsCredited();
        audit.checkSums();
        return audit.violations;
    }

    /** The time that answers took. */
    static List<Violation> ofTimes(Answers.Summary answers) {
        var violations = new ArrayList<Violation>();
        int late = answers.count(Answer.End.LATE.name());
        if (late > 0) {
            violations.add(new Violation(
                    Violation.Rule.ANSWERS_ARE_IN_TIME, late + " deliveries had none when FirstPromoter hung up"));
        }
        if (answers.slowestMillis() >= PATIENCE_MILLIS) {
            violations.add(new Violation(
                    Violation.Rule.ANSWERS_ARE_IN_TIME, "the slowest took " + answers.slowestMillis() + " ms"));
        }
        return violations;
    }

    /** What came of the deliveries while a new version was rolled out. */
    static List<Violation> ofARedeployment(Answers.Summary answers) {
        return answers.refused() + answers.unanswered() == 0
                ? List.of()
                : List.of(new Violation(
                        Violation.Rule.REDEPLOYMENT_IS_UNSEEN,
                        answers.refused() + " were refused and " + answers.unanswered() + " not answered: "
                                + answers.counts()));
    }

    /** @param answers since the first of several attacks */
    static List<Violation> ofAnAttack(Attack attack, Answers.Summary answers) {
        boolean isSlow = answers.slowestMillis() > UNDER_ATTACK_MILLIS;
        return answers.refused() + answers.unanswered() == 0 && !isSlow
                ? List.of()
                : List.of(new Violation(
                        Violation.Rule.STRANGERS_ARE_UNSEEN,
                        "until " + attack + ", " + answers.refused() + " were refused and " + answers.unanswered()
                                + " not answered, and one took " + answers.slowestMillis() + " ms: "
                                + answers.counts()));
    }

    private void checkThatConfirmedAreCreditedOnce(Collection<Correspondence> confirmed) {
        Map<String, List<Books.Entry>> credits = books.entries().stream()
                .filter(entry -> entry.fulfilment() != null)
                .collect(Collectors.groupingBy(Books.Entry::fulfilment));
        Map<String, Books.Fulfilment> fulfilments = books.fulfilments().stream()
                .collect(Collectors.toMap(Books.Fulfilment::id, Function.identity(), (one, other) -> one));
        Map<String, Integer> recorded = books.deliveries().stream()
                .filter(delivery -> delivery.outcome().equals("CREDITED"))
                .collect(Collectors.toMap(Books.Delivery::fulfilment, Books.Delivery::count, Integer::sum));
        for (Correspondence one : confirmed) {
            Reward reward = one.reward();
            List<Books.Entry> booked = credits.getOrDefault(reward.id(), List.of());
            if (reward.isCreditable() && one.isSettled()) {
                Books.Fulfilment fulfilment = fulfilments.get(reward.id());
                if (booked.isEmpty()) {
                    lost(reward + " was answered with 200 and is not credited");
                } else if (fulfilment == null
                        || !fulfilment.status().equals("CREDITED")
                        || !reward.custId().equals(fulfilment.custId())) {
                    lost(reward + " is credited, but its fulfilment is " + fulfilment);
                } else if (recorded.getOrDefault(reward.id(), 0) != 1) {
                    lost(reward + " was credited by " + recorded.getOrDefault(reward.id(), 0) + " recorded deliveries");
                }
            }
            if (booked.size() > 1) {
                lost(reward + " is credited " + booked.size() + " times");
            }
            if (one.wasCreditedAgain()) {
                lost(reward
                        + " was answered with CREDITED after it had been confirmed, so it had been lost or is double");
            }
        }
    }

    private void lost(String what) {
        add(Violation.Rule.CONFIRMED_IS_CREDITED_ONCE, what);
    }

    private void checkThatNothingElseIsCredited() {
        for (Books.Entry entry : books.entries()) {
            Correspondence about = entry.fulfilment() == null ? null : sent.get(entry.fulfilment());
            if (about == null) {
                add(Violation.Rule.NOTHING_ELSE_IS_CREDITED, entry + " is of nothing that was sent");
                continue;
            }
            Reward reward = about.reward();
            if (!reward.isCreditable()) {
                add(Violation.Rule.NOTHING_ELSE_IS_CREDITED, reward + " must be held, and is credited");
            } else if (!entry.kind().equals("CREDIT")
                    || entry.amount() != reward.credit()
                    || !entry.unit().equals(reward.bookedUnit())
                    || !entry.custId().equals(reward.custId())) {
                add(Violation.Rule.NOTHING_ELSE_IS_CREDITED, entry + " is not what was sent: " + reward);
            }
        }
    }

    private record Key(String custId, String unit) {}

    private void checkSums() {
        Map<Key, Long> sums = new HashMap<>();
        for (Books.Entry entry : books.entries()) {
            long sum = sums.merge(new Key(entry.custId(), entry.unit()), entry.amount(), Long::sum);
            if (entry.balanceAfter() != sum) {
                add(Violation.Rule.SUM_OF_ENTRIES_IS_BALANCE, entry + " does not carry the sum up to it, " + sum);
            }
        }
        for (Books.Balance balance : books.balances()) {
            Long sum = sums.remove(new Key(balance.custId(), balance.unit()));
            if (balance.amount() != (sum == null ? 0 : sum)) {
                add(Violation.Rule.SUM_OF_ENTRIES_IS_BALANCE, balance + ", but its entries make " + sum);
            }
        }
        sums.forEach((key, sum) ->
                add(Violation.Rule.SUM_OF_ENTRIES_IS_BALANCE, key + " has entries of " + sum + " and no balance"));
    }

    private void checkAnswers() {
        sent.values().stream()
                .filter(one -> one.surprise() != null)
                .forEach(one -> add(Violation.Rule.ANSWERS_ARE_OF_THE_CONTRACT, one.reward() + ": " + one.surprise()));
    }

    private void checkThatAllAreCredited() {
        Map<String, String> statuses = new HashMap<>();
        books.fulfilments()
                .forEach(fulfilment -> statuses.put(
                        fulfilment.id(),
                        fulfilment.status() + (fulfilment.holdReason() == null ? "" : " " + fulfilment.holdReason())));
        for (Correspondence one : sent.values()) {
            Reward reward = one.reward();
            String due = reward.isCreditable() ? "CREDITED" : "HELD " + reward.hold();
            String status = statuses.get(reward.id());
            if (!one.isSettled()) {
                add(Violation.Rule.ALL_ARE_CREDITED, reward + " never got its answer; in the books it is " + status);
            } else if (!due.equals(status)) {
                add(Violation.Rule.ALL_ARE_CREDITED, reward + " is " + status + ", not " + due);
            }
        }
    }

    private void add(Violation.Rule rule, String what) {
        violations.add(new Violation(rule, what));
    }
}
