package laurel.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriesTest {

    private final Tries tries = new Tries();

    /** A transaction that fails a number of times, and counts how often it was tried. */
    private static final class Transaction implements Callable<String> {

        private final RuntimeException failure;
        private final int failures;
        private int tries;

        private Transaction(RuntimeException failure, int failures) {
            this.failure = failure;
            this.failures = failures;
        }

        @Override
        public String call() {
            tries++;
            if (tries <= failures) {
                throw failure;
            }
            return "committed";
        }
    }

    private static RuntimeException refused(String state) {
        return new RolledBack(new PersistenceException(new SQLException("ERROR: refused\n  Detail: cus_1", state)));
    }

    @Test
    void one_is_enough_if_it_is_committed() throws Exception {
        var transaction = new Transaction(null, 0);

        assertThat(tries.untilCommitted(transaction)).isEqualTo("committed");
        assertThat(transaction.tries).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "40P01", "57P01", "08006"})
    void another_one_is_tried_after_one_that_lost(String state) throws Exception {
        var transaction = new Transaction(refused(state), 2);

        assertThat(tries.untilCommitted(transaction)).isEqualTo("committed");
        assertThat(transaction.tries).isEqualTo(3);
    }

    @Test
    void the_eighth_may_be_committed() throws Exception {
        var transaction = new Transaction(refused("23505"), 7);

        assertThat(tries.untilCommitted(transaction)).isEqualTo("committed");
        assertThat(transaction.tries).isEqualTo(8);
    }

    @Test
    void there_are_no_more_than_eight() throws Exception {
        var transaction = new Transaction(refused("23505"), 100);

        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> tries.untilCommitted(transaction))
                .withMessageStartingWith("tried 8 times, ")
                .withMessageEndingWith("the last: ERROR: refused")
                .withCause(transaction.failure);
        assertThat(transaction.tries).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "57014", "53300", "08001"})
    void an_unavailable_database_is_left_alone(String state) throws Exception {
        var transaction = new Transaction(refused(state), 100);

        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> tries.untilCommitted(transaction))
                .withMessageStartingWith("tried 1 time, ")
                .withCause(transaction.failure);
        assertThat(transaction.tries).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23502", "42P01"})
    void a_fault_of_ours_is_not_repeated(String state) throws Exception {
        var transaction = new Transaction(refused(state), 100);

        assertThatThrownBy(() -> tries.untilCommitted(transaction)).isSameAs(transaction.failure);
        assertThat(transaction.tries).isEqualTo(1);
    }

    @Test
    void what_has_nothing_to_do_with_the_database_is_thrown_on() throws Exception {
        var transaction = new Transaction(new EJBException(new IllegalStateException("bug")), 100);

        assertThatThrownBy(() -> tries.untilCommitted(transaction)).isSameAs(transaction.failure);
        assertThat(transaction.tries).isEqualTo(1);
    }

    @Test
    void what_the_database_said_is_told_in_one_line_and_need_not_be_there() throws Exception {
        var silent = new Transaction(new PersistenceException(new SQLException(null, "08001")), 1);

        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> tries.untilCommitted(silent))
                .withMessageEndingWith("the last: null");
    }
}
