package laurel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

    @ParameterizedTest
    @CsvSource({
        "20, 0, 0, 20",
        "20, 5, 0, 15",
        "20, 0, 5, 15",
        "20, 5, 8, 7",
        "20, 8, 5, 7",
        "20, 5, 15, 0",
        "-3, 0, 0, 0"
    })
    void takes_from_others_what_is_held_and_what_is_due(long amount, long held, long due, long available) {
        var standing = new Standing(amount, 0, held, due);

        assertThat(standing.available()).isEqualTo(available);
        assertThat(standing.payable()).isZero();
        assertThat(standing.expiring()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "20,  5,  0, 0, 15,  5, 0",
        "20,  5,  5, 0, 10,  5, 0",
        "20,  5,  5, 8,  7,  5, 3",
        "20, 10,  5, 8,  5, 10, 0",
        "20, 15,  8, 0,  0, 12, 0",
        "20, 15, 12, 8,  0,  8, 0",
        " 0,  5,  0, 0,  0,  0, 0",
        "-3,  5,  0, 0,  0,  0, 0"
    })
    void pays_what_is_owed_of_what_is_due_and_then_of_what_is_free(
            long amount, long debt, long held, long due, long available, long payable, long expiring) {
        var standing = new Standing(amount, debt, held, due);

        assertThat(standing.available()).isEqualTo(available);
        assertThat(standing.payable()).isEqualTo(payable);
        assertThat(standing.expiring()).isEqualTo(expiring);
    }
}
