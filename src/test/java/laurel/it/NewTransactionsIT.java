package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import laurel.platform.transaction.DatabaseUnavailable;
import laurel.platform.transaction.RolledBack;
import laurel.platform.transaction.Tries;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each try of a use case is a transaction of its own, in which nothing is left of the try before. */
@ExtendWith(ArquillianExtension.class)
class NewTransactionsIT {

    @Inject
    private Quarrel quarrel;

    @Inject
    private Tries tries;

    private final String name = UUID.randomUUID().toString();
    private final List<Object> transactions = new ArrayList<>();

    @AfterEach
    void forget() throws SQLException {
        try (var connection = Tables.connection()) {
            Tables.change(connection, "delete from lease where name = ?", name);
        }
    }

    private List<String> written() {
        return Tables.find("select name from lease where name = ?", name);
    }

    @Test
    void one_is_enough_if_it_is_committed() {
        long committed = tries.committed();

        quarrel.write(name, transactions, isTry -> false);

        assertThat(written()).hasSize(1);
        assertThat(transactions).hasSize(1).doesNotContainNull();
        assertThat(tries.committed()).isGreaterThan(committed);
    }

    @Test
    void each_try_is_a_new_transaction_and_the_last_one_is_committed() {
        long repeated = tries.repeated();

        quarrel.write(name, transactions, isTry -> isTry <= 3);

        assertThat(written()).hasSize(1);
        assertThat(transactions).hasSize(4).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(tries.repeated()).isGreaterThanOrEqualTo(repeated + 3);
    }

    @Test
    void what_never_wins_is_given_up_and_leaves_nothing() {
        long givenUp = tries.givenUp();

        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> quarrel.write(name, transactions, isTry -> true));

        assertThat(written()).isEmpty();
        assertThat(transactions).hasSize(8).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(tries.givenUp()).isGreaterThan(givenUp);
    }

    /** Whoever has lost inside the transaction of another has lost that one. */
    @Test
    void what_is_called_inside_a_transaction_is_a_part_of_it() {
        quarrel.writeInside(name, transactions, isTry -> isTry <= 2);

        assertThat(written()).hasSize(1);
        assertThat(transactions).hasSize(4);
        assertThat(transactions.get(0)).isEqualTo(transactions.get(1));
        assertThat(transactions.get(1)).isNotEqualTo(transactions.get(2));
        assertThat(transactions.get(2)).isEqualTo(transactions.get(3));
    }

    @Test
    void what_asks_for_its_own_transaction_has_one_try() {
        assertThatExceptionOfType(RolledBack.class)
                .isThrownBy(() -> quarrel.writeOnce(name, transactions, isTry -> true));

        assertThat(written()).isEmpty();
        assertThat(transactions).hasSize(1).doesNotContainNull();
    }

    @Test
    void a_fault_of_ours_leaves_nothing_and_is_not_repeated() {
        assertThatExceptionOfType(RolledBack.class)
                .isThrownBy(() -> quarrel.fail(name, transactions))
                .withCauseInstanceOf(IllegalStateException.class);

        assertThat(written()).isEmpty();
        assertThat(transactions).hasSize(1);
    }
}
