package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import laurel.ledger.ExpiryJob;
import laurel.ledger.ModelOfABalance;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever is asked of an account in whatever order, over HTTP, it has what {@link ModelOfABalance} has. Points expire after 365
 * days. ({@code LedgerModelTest} tries far more sequences, without a server.)
 */
@ExtendWith(ArquillianExtension.class)
class RandomSequencesIT {

    private static final int SEQUENCES = 20;
    private static final int STEPS = 30;
    private static final Duration LIFETIME = Duration.ofDays(365);

    @Inject
    private ExpiryJob job;

    @AfterEach
    void theClockIsRightAndTheJobIsFree() {
        TestClock.isRight();
        Leases.reset("expiry");
    }

    @Test
    void an_account_has_what_its_model_has_after_each_of_many_steps() {
        for (int n = 0; n < SEQUENCES; n++) {
            new Sequence(new SecureRandom().nextLong()).run();
            TestClock.isRight();
            Leases.reset("expiry");
        }
    }

    /** One customer's steps, which a seed decides. */
    private final class Sequence {

        private final long seed;
        private final Random random;
        private final ModelOfABalance model = new ModelOfABalance(false);
        private final Reward first = Reward.ofCredits().withUnit("points").withAmount(5);
        private final String account = "/accounts/" + Company.encoded(first.custId());
        private final List<Reward> rewards = new ArrayList<>();
        private final List<Long> credits = new ArrayList<>();
        private final List<Long> holds = new ArrayList<>();
        private final Set<Long> takenBack = new HashSet<>();
        private final List<String> done = new ArrayList<>();

        private Sequence(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void run() {
            credits(first);
            for (int n = 0; n < STEPS; n++) {
                model.at(new TestClock().clock().instant());
                switch (random.nextInt(12)) {
                    case 0, 1 -> credits(first.withId(Reward.fresh()).withAmount(much()));
                    case 2, 3 -> holds(much());
                    case 4 -> ends(true);
                    case 5 -> ends(false);
                    case 6 -> redeems(much());
                    case 7 -> adjusts(much() - 6);
                    case 8 -> reverses();
                    case 9 -> denies();
                    case 10 -> expires();
                    default -> waits();
                }
                compares();
            }
        }

        private int much() {
            return 1 + random.nextInt(12);
        }

        private String told() {
            return "seed " + seed + ", after " + done;
        }

        private Reply does(String what, String caller, String path, String key, String body) {
            done.add(what);
            return Company.posts(caller, path, key, body);
        }

        private List<JsonObject> entries() {
            return Company.readsEntries(first.custId());
        }

        private void gives(JsonObject entry) {
            model.gives(
                    Long.parseLong(entry.getString("id")),
                    entry.getInt("amount"),
                    Instant.parse(entry.getString("recordedAt")).plus(LIFETIME));
        }

        private void credits(Reward reward) {
            done.add("credit");
            FirstPromoter.sends(reward).isCredited();
            JsonObject entry = entries().stream()
                    .filter(found -> found.getString("kind").equals("CREDIT"))
                    .findFirst()
                    .orElseThrow();
            rewards.add(reward);
            credits.add(Long.parseLong(entry.getString("id")));
            gives(entry);
        }

        private void holds(int amount) {
            Duration length = List.of(Duration.ofHours(5), Duration.ofDays(9), Duration.ofDays(30))
                    .get(random.nextInt(3));
            var reply = does(
                    "hold " + amount,
                    "shop",
                    account + "/holds",
                    Company.freshKey(),
                    "{\"unit\":\"points\",\"amount\":" + amount + ",\"reference\":\"x\",\"expiresInSeconds\":"
                            + length.toSeconds() + "}");

            assertThat(reply.status()).as(told()).isEqualTo(model.canHold(amount) ? 201 : 409);
            if (reply.status() == 201) {
                long id = Long.parseLong(reply.json().getString("id"));
                holds.add(id);
                model.holds(id, amount, Instant.parse(reply.json().getString("expiresAt")));
            }
        }

        private void ends(boolean isCaptured) {
            if (holds.isEmpty()) {
                return;
            }
            long id = holds.remove(random.nextInt(holds.size()));
            boolean isOpen = model.isOpen(id);
            var reply = isCaptured
                    ? does("capture 1", "shop", "/holds/" + id + "/capture", null, "{\"amount\":1}")
                    : does("release", "shop", "/holds/" + id + "/release", null, "{}");

            assertThat(reply.status()).as(told()).isEqualTo(isOpen || !isCaptured ? 200 : 409);
            if (isOpen) {
                model.endsHold(id, isCaptured ? 1 : 0);
            }
        }

        private void redeems(int amount) {
            var reply = does(
                    "redeem " + amount,
                    "shop",
                    account + "/redemptions",
                    Company.freshKey(),
                    Company.redemption(amount).replace("credits", "points"));

            assertThat(reply.status()).as(told()).isEqualTo(model.takes(amount) ? 201 : 409);
        }

        private void adjusts(int change) {
            if (change == 0) {
                return;
            }
            var reply = does(
                    "adjust " + change,
                    "anna",
                    account + "/adjustments",
                    Company.freshKey(),
                    "{\"unit\":\"points\",\"amount\":" + change + ",\"reason\":\"a test\"}");

            if (change > 0) {
                gives(reply.is(201).json());
            } else {
                assertThat(reply.status()).as(told()).isEqualTo(model.takes(-change) ? 201 : 409);
            }
        }

        private void reverses() {
            var reversible = entries().stream()
                    .filter(entry -> !entry.getString("kind").equals("REVERSAL"))
                    .filter(entry -> !takenBack.contains(Long.parseLong(entry.getString("id"))))
                    .toList();
            if (reversible.isEmpty()) {
                return;
            }
            JsonObject entry = reversible.get(random.nextInt(reversible.size()));
            long id = Long.parseLong(entry.getString("id"));
            var reply = does(
                    "reverse " + entry.getInt("amount"),
                    "anna",
                    "/entries/" + id + "/reversal",
                    null,
                    "{\"reason\":\"a test\"}");

            if (entry.getInt("amount") < 0) {
                gives(reply.is(201).json());
            } else {
                assertThat(reply.status()).as(told()).isEqualTo(model.reverses(id, entry.getInt("amount")) ? 201 : 409);
            }
            if (reply.status() == 201) {
                takenBack.add(id);
            }
        }

        private void denies() {
            int which = random.nextInt(rewards.size());
            long credit = credits.get(which);
            if (!takenBack.add(credit)) {
                return;
            }
            Reward reward = rewards.get(which);
            var fulfilment = does(
                            "deny",
                            "anna",
                            "/fulfilments/v1/" + reward.id() + "/reverse",
                            null,
                            "{\"reason\":\"a test\"}")
                    .is(200)
                    .json();
            long taken = model.denies(credit, fulfilment.getInt("amount"));

            assertThat(fulfilment.getInt("taken")).as(told()).isEqualTo((int) taken);
            assertThat(fulfilment.getInt("expired")).as(told()).isEqualTo((int) model.expiredOf(credit));
        }

        private void expires() {
            done.add("expire");
            job.run();
            model.settle();
        }

        private void waits() {
            Duration time = List.of(Duration.ofHours(1), Duration.ofDays(11), Duration.ofDays(180))
                    .get(random.nextInt(3));
            done.add("wait " + time);
            TestClock.goesOn(time);
        }

        private void compares() {
            model.at(new TestClock().clock().instant());
            var has = Company.readsAccount(first.custId()).is(200).json();
            assertThat(has.getJsonObject("balances").getInt("points"))
                    .as("balance, " + told())
                    .isEqualTo((int) model.balance());
            assertThat(has.getJsonObject("available").getInt("points"))
                    .as("available, " + told())
                    .isEqualTo((int) model.available());
            assertThat(has.getJsonObject("debts").getInt("points", 0))
                    .as("debt, " + told())
                    .isEqualTo((int) model.debt());
        }
    }
}
