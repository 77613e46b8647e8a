package laurel.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import laurel.programme.SampleProgramme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewardTest {

    private static Reward reward(String unit, String status, String name) {
        return new Reward(
                SampleProgramme.MAIN,
                WebhookSystem.V1,
                "90",
                new Amount("20"),
                unit,
                status,
                name,
                " 23452 ",
                Rewards.promoter("234"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"pending, pending", "' pending ', pending", "'', -", "' ', -", "-, -", "completed, completed"})
    void has_the_status_that_was_sent_if_one_was(String sent, String status) {
        assertThat(reward("credits", sent, "Credits").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"Credits, Credits", "' Credits ', Credits", "'', -", "' ', -", "-, -"})
    void has_the_name_that_was_sent_if_one_was(String sent, String name) {
        assertThat(reward("credits", "pending", sent).name()).isEqualTo(name);
    }

    @Test
    void has_a_unit_and_a_name_that_fit_their_columns() {
        Reward reward = reward(" u\u0000" + "u".repeat(100), "pending", "n".repeat(1000));

        assertThat(reward.unit()).hasSize(64).startsWith("u\uFFFDu").endsWith("…");
        assertThat(reward.name()).hasSize(255).endsWith("…");
    }

    @Test
    void has_the_cust_id_as_it_was_sent() {
        assertThat(reward("credits", "pending", "Credits").custId()).isEqualTo(" 23452 ");
    }
}
