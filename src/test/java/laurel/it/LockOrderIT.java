package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import laurel.ledger.ExpiryJob;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is done, the locks are taken in one order: the one of {@link LockOrder}. Points expire after 365 days. */
@ExtendWith(ArquillianExtension.class)
class LockOrderIT {

    private static final String REASON = "\"reason\":\"a test\"";

    @Inject
    private SqlLog sql;

    @Inject
    private ExpiryJob job;

    private final TreeSet<String> seen = new TreeSet<>();

    @AfterEach
    void theClockIsRightAndTheJobIsFree() {
        TestClock.isRight();
        Tables.freeTheExpiryJob();
    }

    private void does(String what, Runnable call) {
        List<String> statements = sql.during(call);
        List<String> locks = LockOrder.of(statements);
        assertThat(locks)
                .as("the locks to %s, by %s", what, statements)
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.comparingInt(LockOrder.LOCKS::indexOf));
        seen.addAll(locks);
    }

    private static Reply decides(Reward reward, String deed, String more) {
        return Company.posts("anna", "/fulfilments/v1/" + reward.id() + "/" + deed, null, "{" + more + REASON + "}");
    }

    private static Reply asks(String role, String custId, String what, String body) {
        return Company.posts(
                role, "/accounts/" + Company.encoded(custId) + "/" + what, Company.freshKey(), "{" + body + "}");
    }

    private String holds(String custId) {
        var hold = new String[1];
        does(
                "hold",
                () -> hold[0] = asks(
                                "shop",
                                custId,
                                "holds",
                                "\"unit\":\"credits\",\"amount\":2,\"reference\":\"cart\",\"expiresInSeconds\":60")
                        .is(201)
                        .json()
                        .getString("id"));
        return hold[0];
    }

    @Test
    void every_use_case_takes_its_locks_in_the_one_order() {
        var first = Reward.ofCredits();
        String custId = first.custId();
        does("credit a first reward", () -> FirstPromoter.sends(first).isCredited());
        var second = first.withId(Reward.fresh());
        does("credit another reward", () -> FirstPromoter.sends(second).isCredited());
        var elsewhere = Reward.ofCredits().withId(second.id());
        does("announce it for another promoter", () -> FirstPromoter.sends(elsewhere));
        does("confirm that", () -> decides(second, "confirm", "\"promoter\":\"" + elsewhere.promoterId() + "\",")
                .is(200));
        does("take it back", () -> decides(second, "reverse", "").is(200));

        var lost = Reward.ofCredits().withoutCustId();
        does("hold back a reward", () -> FirstPromoter.sends(lost));
        does("announce it again", () -> FirstPromoter.sends(lost.withAmount(7)));
        var alsoLost = lost.withId(Reward.fresh());
        does("hold back another one", () -> FirstPromoter.sends(alsoLost));
        does("release both", () -> decides(lost, "release", "\"releaseOthers\":true,\"custId\":\"" + custId + "\",")
                .is(200));
        var cash = Reward.ofCredits().withUnit("cash");
        does("hold back money", () -> FirstPromoter.sends(cash));
        does("reject it", () -> decides(cash, "reject", "").is(200));
        var denial = Denial.of(lost);
        does("deny a reward", denial::isSent);

        does("spend", () -> Company.spends(custId, 1).is(201));
        String captured = holds(custId);
        does("capture", () -> Company.posts("shop", "/holds/" + captured + "/capture", null, "{}")
                .is(200));
        String released = holds(custId);
        does("release", () -> Company.posts("shop", "/holds/" + released + "/release", null, "{}")
                .is(200));
        does("correct", () -> asks("anna", custId, "adjustments", "\"unit\":\"points\",\"amount\":5," + REASON)
                .is(201));
        String entry = Company.readsEntries(custId).get(0).getString("id");
        does("take an entry back", () -> Company.posts(
                        "anna", "/entries/" + entry + "/reversal", null, "{" + REASON + "}")
                .is(201));

        does(
                "make an account known",
                () -> Company.puts(
                        "anna",
                        "/accounts/" + Company.encoded(Reward.ofCredits().custId()),
                        "{\"email\":\"a@example.com\"}"));
        does("erase a promoter", () -> Company.posts(
                        "berta", "/promoters/" + first.promoterId() + "/erasure", null, "{" + REASON + "}")
                .is(200));

        var points = Reward.ofCredits().withUnit("points");
        does("credit points", () -> FirstPromoter.sends(points).isCredited());
        TestClock.goesOn(Duration.ofDays(366));
        does("expire", job::run);

        assertThat(seen).as("what was tried").containsExactlyInAnyOrderElementsOf(LockOrder.LOCKS);
    }
}
