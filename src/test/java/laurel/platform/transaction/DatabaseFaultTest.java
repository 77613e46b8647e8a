package laurel.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseFaultTest {

    private static SQLException refusal(String state) {
        return new SQLException("refused", state);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            23505, TRY_AGAIN
            40001, TRY_AGAIN
            40P01, TRY_AGAIN
            90131, TRY_AGAIN
            57P01, TRY_AGAIN
            57P02, TRY_AGAIN
            08003, TRY_AGAIN
            08006, TRY_AGAIN
            55P03, UNAVAILABLE
            57014, UNAVAILABLE
            57P03, UNAVAILABLE
            53300, UNAVAILABLE
            53100, UNAVAILABLE
            08001, UNAVAILABLE
            08004, UNAVAILABLE
            28P01, UNAVAILABLE
            25006, UNAVAILABLE
            HYT00, UNAVAILABLE
            90067, UNAVAILABLE
            XX000, UNAVAILABLE
            '',    UNAVAILABLE
            23,    UNAVAILABLE
            -,     UNAVAILABLE
            21000, OURS
            22001, OURS
            22003, OURS
            22021, OURS
            23502, OURS
            23503, OURS
            23514, OURS
            42P01, OURS
            42601, OURS
            """)
    void is_told_by_the_sqlstate(String state, DatabaseFault fault) {
        assertThat(DatabaseFault.in(refusal(state))).isEqualTo(fault);
    }

    static Stream<Arguments> wrappings() {
        UnaryOperator<Exception> persistence = PersistenceException::new;
        UnaryOperator<Exception> rolledBack = cause -> new RolledBack(new PersistenceException(cause));
        UnaryOperator<Exception> ejb = cause -> new EJBException(cause);
        UnaryOperator<Exception> both =
                cause -> new EJBTransactionRolledbackException("x", new PersistenceException(cause));
        UnaryOperator<Exception> commit =
                cause -> new EJBException((Exception) new RollbackException("x").initCause(cause));
        UnaryOperator<Exception> heuristic =
                cause -> new EJBException((Exception) new HeuristicMixedException("x").initCause(cause));
        return Stream.of(persistence, rolledBack, ejb, both, commit, heuristic).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void is_found_in_the_causes(UnaryOperator<Exception> wrapping) {
        assertThat(DatabaseFault.in(wrapping.apply(refusal("23505")))).isEqualTo(DatabaseFault.TRY_AGAIN);
        assertThat(DatabaseFault.in(wrapping.apply(refusal("55P03")))).isEqualTo(DatabaseFault.UNAVAILABLE);
        assertThat(DatabaseFault.in(wrapping.apply(refusal("22001")))).isEqualTo(DatabaseFault.OURS);
        assertThat(DatabaseFault.in(wrapping.apply(new SQLTransientConnectionException("no connection"))))
                .isEqualTo(DatabaseFault.UNAVAILABLE);
    }

    @Test
    void is_worth_another_try_if_any_refusal_in_the_causes_is() {
        var batch = new BatchUpdateException("batch", "22000", new int[0], refusal("40P01"));

        assertThat(DatabaseFault.in(new PersistenceException(batch))).isEqualTo(DatabaseFault.TRY_AGAIN);
    }

    @Test
    void is_unavailable_if_the_pool_has_no_connection_to_give_whatever_its_sqlstate() {
        assertThat(DatabaseFault.in(new SQLTransientConnectionException("pool", "08006")))
                .isEqualTo(DatabaseFault.UNAVAILABLE);
    }

    static Stream<Exception> notCommitted() {
        return Stream.of(
                new RollbackException("x"),
                new HeuristicRollbackException("x"),
                new HeuristicMixedException("x"),
                new OptimisticLockException("x"),
                new EJBException(new RollbackException("x")),
                new EJBTransactionRolledbackException("x", new RollbackException("x")));
    }

    @ParameterizedTest
    @MethodSource("notCommitted")
    void is_worth_another_try_if_the_transaction_manager_did_not_commit(Exception thrown) {
        assertThat(DatabaseFault.in(thrown)).isEqualTo(DatabaseFault.TRY_AGAIN);
    }

    static Stream<Exception> others() {
        return Stream.of(
                new IllegalStateException("a fault of ours"),
                new EJBException(new NullPointerException()),
                new PersistenceException("no database had a part in it"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void is_none_if_no_database_had_a_part_in_it(Exception thrown) {
        assertThat(DatabaseFault.in(thrown)).isNull();
    }

    @Test
    void is_none_where_nothing_was_thrown() {
        assertThat(DatabaseFault.in(null)).isNull();
    }

    @Test
    void is_looked_for_in_causes_that_go_in_a_circle_but_not_for_ever() {
        var one = new RuntimeException("one");
        one.initCause(new RuntimeException("two", one));

        assertThat(DatabaseFault.in(one)).isNull();
    }
}
