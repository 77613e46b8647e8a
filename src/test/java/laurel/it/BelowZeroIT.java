package laurel.it;

import static laurel.it.Purse.available;
import static laurel.it.Purse.balance;
import static laurel.it.Purse.debt;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import laurel.deployment.LaurelWar;
import laurel.ledger.ExpiryJob;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rewards that are taken back where {@code laurel.reversal.allow-negative} is true. Points expire after 365 days. */
@ExtendWith(ArquillianExtension.class)
class BelowZeroIT {

    @Inject
    private ExpiryJob job;

    @Deployment
    static WebArchive laurel() {
        return LaurelWar.war()
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "allow-negative.jar")
                        .addAsResource(
                                new StringAsset("config_ordinal=200\nlaurel.reversal.allow-negative=true\n"),
                                "META-INF/microprofile-config.properties"));
    }

    @AfterEach
    void theClockIsRightAndTheJobIsFree() {
        TestClock.isRight();
        Tables.freeTheExpiryJob();
    }

    private static Reward credited(String unit) {
        var reward = Reward.ofCredits().withUnit(unit);
        FirstPromoter.sends(reward).isCredited();
        return reward;
    }

    private static void more(Reward first, int amount) {
        FirstPromoter.sends(first.withId(Reward.fresh()).withAmount(amount)).isCredited();
    }

    private static Reply reverses(Reward reward) {
        return Company.posts("anna", "/fulfilments/v1/" + reward.id() + "/reverse", null, "{\"reason\":\"fraud\"}");
    }

    private static Reply spends(Reward reward, String unit, int amount) {
        return Company.spends(
                reward.custId(), Company.freshKey(), Company.redemption(amount).replace("credits", unit));
    }

    private static Reply holds(Reward reward, int amount) {
        return Company.posts(
                "shop",
                "/accounts/" + Company.encoded(reward.custId()) + "/holds",
                Company.freshKey(),
                Company.redemption(amount).replace("}", ",\"expiresInSeconds\":600}"));
    }

    private static Purse account(Reward reward, String unit) {
        return Purse.of(reward.custId(), unit);
    }

    @Test
    void a_reward_that_was_spent_is_taken_back_whole_and_nothing_can_be_spent_until_more_has_come() {
        var reward = credited("credits");
        spends(reward, "credits", 15).is(201);

        var fulfilment = reverses(reward).is(200).json();

        assertThat(fulfilment.getInt("taken")).isEqualTo(20);
        assertThat(fulfilment.getInt("owed")).isZero();
        assertThat(account(reward, "credits"))
                .has(balance(-15))
                .has(available(0))
                .has(debt(0));
        spends(reward, "credits", 1).isProblem(409);
        holds(reward, 1).isProblem(409);
        Company.posts(
                        "anna",
                        "/accounts/" + Company.encoded(reward.custId()) + "/adjustments",
                        Company.freshKey(),
                        "{\"unit\":\"credits\",\"amount\":-1,\"reason\":\"a test\"}")
                .isProblem(409);
        more(reward, 10);
        assertThat(account(reward, "credits"))
                .has(balance(-5))
                .has(available(0))
                .has(debt(0));
        spends(reward, "credits", 1).isProblem(409);
        more(reward, 8);
        assertThat(account(reward, "credits")).has(balance(3)).has(available(3)).has(debt(0));
        spends(reward, "credits", 3).is(201);
        assertThat(Company.readsEntries(reward.custId()))
                .extracting(entry -> entry.getInt("balanceAfter"))
                .containsExactly(0, 3, -5, -15, 5, 20);
    }

    @Test
    void what_a_hold_has_set_aside_stays_set_aside_and_the_rest_is_owed() {
        var reward = credited("credits");
        spends(reward, "credits", 5).is(201);
        var hold = holds(reward, 10).is(201).json();

        assertThat(reverses(reward).is(200).json().getInt("taken")).isEqualTo(5);

        assertThat(account(reward, "credits"))
                .has(balance(10))
                .has(available(0))
                .has(debt(15));
        Company.posts("shop", "/holds/" + hold.getString("id") + "/capture", null, "{}")
                .is(200);
        assertThat(account(reward, "credits")).has(balance(0)).has(available(0)).has(debt(15));
        more(reward, 20);
        assertThat(account(reward, "credits")).has(balance(5)).has(available(5)).has(debt(0));
    }

    @Test
    void what_comes_above_zero_expires_in_its_time_and_nothing_else() {
        var reward = credited("points");
        spends(reward, "points", 15).is(201);
        reverses(reward).is(200);
        more(reward, 10);
        more(reward, 12);
        assertThat(account(reward, "points")).has(balance(7)).has(available(7)).has(debt(0));

        TestClock.goesOn(Duration.ofDays(365));
        assertThat(account(reward, "points")).has(balance(7)).has(available(0)).has(debt(0));
        job.run();

        assertThat(account(reward, "points")).has(balance(0)).has(available(0)).has(debt(0));
        assertThat(Company.readsEntries(reward.custId()).get(0).getString("kind"))
                .isEqualTo("EXPIRY");
    }
}
