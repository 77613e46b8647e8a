package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deliveries at the same instant. */
@ExtendWith(ArquillianExtension.class)
class ConcurrencyIT {

    @Test
    void fifty_deliveries_of_one_fulfilment_credit_it_once() {
        var reward = Reward.ofCredits();

        var replies = FirstPromoter.sendsAtOnce(Collections.nCopies(50, reward));

        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertThat(replies)
                .filteredOn(reply -> reply.json().getString("outcome").equals("CREDITED"))
                .hasSize(1);
        assertThat(Company.readsEntries(reward.custId())).hasSize(1);
        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(20);
        assertThat(Tables.outcomesOf(reward).split(" ")).hasSize(50);
    }

    @Test
    void two_hundred_deliveries_to_one_account_are_all_in_its_balance() {
        var reward = Reward.ofCredits();
        List<Reward> rewards = IntStream.rangeClosed(1, 200)
                .mapToObj(amount -> reward.withId(Reward.fresh()).withAmount(amount))
                .toList();

        var replies = FirstPromoter.sendsAtOnce(rewards);

        assertThat(replies).allSatisfy(Reply::isCredited);
        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(200 * 201 / 2);
        var entries = Company.readsEntries(reward.custId());
        assertThat(entries).hasSize(200);
        assertThat(sum(entries)).isEqualTo(200 * 201 / 2);
        for (int i = 0; i + 1 < entries.size(); i++) {
            assertThat(entries.get(i).getInt("balanceAfter"))
                    .isEqualTo(entries.get(i + 1).getInt("balanceAfter")
                            + entries.get(i).getInt("amount"));
        }
    }

    @Test
    void promoters_who_share_a_new_account_are_all_credited_at_last() {
        String custId = "\"shared " + Reward.fresh() + "\"";
        List<Reward> rewards = Stream.generate(() -> Reward.ofCredits().withPromoter("cust_id", custId))
                .limit(60)
                .toList();

        List<Reward> announced = rewards.stream()
                .flatMap(reward -> Stream.of(reward, reward.withUnit("points")))
                .toList();
        var replies = FirstPromoter.sendsAtOnce(announced);

        assertThat(replies).extracting(Reply::status).containsOnly(200, 202);
        var balances = Company.readsAccount(rewards.get(0).custId()).json().getJsonObject("balances");
        assertThat(balances.values().stream()
                        .mapToLong(value -> Long.parseLong(value.toString()))
                        .sum())
                .isEqualTo(60 * 20);
        assertThat(Company.readsEntries(rewards.get(0).custId())).hasSize(60);
    }

    @Test
    void a_held_fulfilment_that_gets_its_account_many_times_at_once_is_credited_once() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward.withoutCustId()).isHeld("NO_ACCOUNT");

        var replies = FirstPromoter.sendsAtOnce(Collections.nCopies(30, reward));

        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(20);
    }

    private static long sum(List<JsonObject> entries) {
        return entries.stream()
                .mapToLong(entry -> entry.getJsonNumber("amount").longValueExact())
                .sum();
    }
}
