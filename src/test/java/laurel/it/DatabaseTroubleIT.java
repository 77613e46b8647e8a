package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database that does not do what is asked: FirstPromoter hears 503 in time, and the next delivery credits once. */
@ExtendWith(ArquillianExtension.class)
class DatabaseTroubleIT {

    private static final Duration PROMISED = Duration.ofSeconds(10);

    @Test
    void a_balance_that_somebody_else_has_locked_is_given_up_in_time() throws SQLException {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();
        var next = reward.withId(Reward.fresh());

        try (var somebody = Tables.transaction()) {
            Tables.lock(somebody, balanceOf(), reward.custId());
            isUnavailable(FirstPromoter.sends(next));
            somebody.rollback();
        }

        creditsOnceNow(next, 40);
    }

    @Test
    void a_fulfilment_that_somebody_else_is_just_crediting_is_given_up_in_time() throws SQLException {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();
        var next = reward.withId(Reward.fresh());

        try (var somebody = Tables.transaction()) {
            claim(somebody, next);
            isUnavailable(FirstPromoter.sends(next));
            somebody.rollback();
        }

        creditsOnceNow(next, 40);
    }

    @Test
    void a_pool_without_a_free_connection_is_given_up_in_time() throws NamingException, SQLException {
        var reward = Reward.ofCredits();
        var source = (DataSource) new InitialContext().lookup("java:comp/DefaultDataSource");
        List<Connection> taken = new ArrayList<>();
        try {
            takeAll(source, taken);
            assertThat(taken).hasSizeGreaterThan(8);
            isUnavailable(FirstPromoter.sends(reward));
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }

        creditsOnceNow(reward, 20);
    }

    /** The server's transaction manager interrupts whoever does not end a transaction in time. */
    @Test
    void threads_that_are_interrupted_while_they_commit_close_the_database_to_nobody() throws InterruptedException {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();

        for (int round = 0; round < 50; round++) {
            var written = new CountDownLatch(1);
            Connection connection = Tables.transaction();
            var somebody = new Thread(() -> commits(connection, reward, written));
            somebody.start();
            written.await();
            somebody.interrupt();
            somebody.join();
        }

        creditsOnceNow(reward.withId(Reward.fresh()), 40);
    }

    private static void commits(Connection connection, Reward reward, CountDownLatch written) {
        try (connection) {
            Tables.change(
                    connection,
                    "update fulfilment set name = 'written by one who is interrupted' where id = ?",
                    reward.id());
            written.countDown();
            connection.commit();
        } catch (SQLException interrupted) {
            // so this change is lost, as it may be
        } finally {
            written.countDown();
        }
    }

    private static void takeAll(DataSource source, List<Connection> taken) {
        try {
            while (taken.size() < 1_000) {
                taken.add(source.getConnection());
            }
        } catch (SQLException empty) {
            // that was the last one
        }
    }

    /**
     * Somebody holds the fulfilment's key, which the delivery waits for; and waits for the balance, which the delivery holds.
     * PostgreSQL ends one of the two: the one that has waited for a second.
     */
    @EnabledIfEnvironmentVariable(
            named = "LAUREL_TEST_DATABASE",
            matches = "PostgreSQL",
            disabledReason = "H2 ends the one that waits last, which is not the delivery")
    @Test
    void a_deadlock_is_tried_again() throws SQLException {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();
        var next = reward.withId(Reward.fresh());

        try (var somebody = Tables.transaction()) {
            Tables.lock(somebody, balanceOf(), reward.custId());
            var delivery = FirstPromoter.sendsMeanwhile(next);
            awaitALockThatIsWaitedFor();
            // The delivery has the fulfilment's key now, and waits for the balance.
            claim(somebody, next);
            somebody.rollback();
            FirstPromoter.result(delivery).isCredited();
        }

        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(40);
        assertThat(Company.readsEntries(reward.custId())).hasSize(2);
    }

    private static String balanceOf() {
        return "select amount from balance where account_id = (select id from account where cust_id = ?)";
    }

    private static void claim(Connection transaction, Reward reward) {
        Tables.change(
                transaction,
                "insert into fulfilment (programme, system, id, promoter_id, unit, amount, status, hold_reason, created_at)"
                        + " select programme, 'v1', ?, id, 'credits', 20, 'HELD', 'PAUSED', created_at from promoter where id = ?",
                reward.id(),
                reward.promoterId());
    }

    private static void awaitALockThatIsWaitedFor() {
        Instant end = Instant.now().plusSeconds(2);
        while (Tables.find("select pid from pg_locks where not granted").isEmpty()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }

    private static void isUnavailable(Reply reply) {
        reply.isProblem(503);
        assertThat(reply.retryAfter()).matches("[1-9][0-9]*");
        assertThat(reply.took()).isLessThan(PROMISED);
    }

    private static void creditsOnceNow(Reward reward, long balance) {
        FirstPromoter.sends(reward).isCredited();
        FirstPromoter.sends(reward).isAlreadyCredited();
        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(balance);
        assertThat(Tables.find("select id from entry where fulfilment_id = ?", reward.id()))
                .hasSize(1);
    }
}
