package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import laurel.delivery.OldPayloads;
import laurel.delivery.PayloadBatch;
import laurel.delivery.RetentionJob;
import laurel.platform.transaction.TimeOrderedId;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was sent is kept for 90 days, and that it was sent for ever. */
@ExtendWith(ArquillianExtension.class)
class RetentionIT {

    private static final String JOB = "retention";
    private static final PayloadBatch NONE = new PayloadBatch(true, 0, 0);

    @Inject
    private RetentionJob job;

    @Inject
    private OldPayloads old;

    @Inject
    private Timers timers;

    @Inject
    private Plans plans;

    @BeforeEach
    @AfterEach
    void theClockIsRightAndTheJobIsFree() {
        TestClock.isRight();
        Leases.reset(JOB);
    }

    private static Instant now() {
        return new TestClock().clock().instant();
    }

    private static JsonObject deliveryOf(Reward reward) {
        return FirstPromoter.sends(Company.as("anna", "/deliveries/" + idOfDelivery(reward)))
                .is(200)
                .json();
    }

    private static String idOfDelivery(Reward reward) {
        return Tables.find("select id from delivery where system = 'v1' and fulfilment_id = ?", reward.id())
                .get(0);
    }

    @Test
    void a_payload_is_deleted_after_its_time_and_its_delivery_says_so() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();

        // The number tells the time; it is ahead if the clock went back since the server started, as after other tests.
        Instant end = TimeOrderedId.timeOf(Long.parseLong(idOfDelivery(reward))).plus(Duration.ofDays(90));
        TestClock.is(end.minus(Duration.ofMinutes(1)));
        job.run();
        var kept = deliveryOf(reward);
        assertThat(kept.getString("payload")).contains(reward.promoterId());
        assertThat(kept.isNull("payloadDeletedAt")).isTrue();
        TestClock.goesOn(Duration.ofMinutes(2));
        Instant before = now();
        job.run();

        var delivery = deliveryOf(reward);
        assertThat(delivery.isNull("payload")).isTrue();
        assertThat(Instant.parse(delivery.getString("payloadDeletedAt"))).isBetween(before, now());
        for (String name :
                new String[] {"id", "receivedAt", "eventId", "eventType", "fulfilment", "outcome", "status"}) {
            assertThat(delivery.get(name)).as(name).isEqualTo(kept.get(name));
        }
        assertThat(Company.balance(reward.custId(), "credits")).isEqualTo(20);
        FirstPromoter.sends(reward).isAlreadyCredited();
    }

    @Test
    void the_server_starts_the_job_within_ten_minutes() {
        assertThat(timers.remaining(JOB)).hasSize(1).allSatisfy(time -> assertThat(time)
                .isLessThanOrEqualTo(Duration.ofMinutes(10)));
    }

    @Test
    void many_old_payloads_are_deleted_in_several_batches() {
        var deliveries = OldDeliveries.with(1_200, "{}");

        job.run();

        assertThat(deliveries.withPayload()).isZero();
        assertThat(deliveries.withoutPayload()).isEqualTo(1_200);
        assertThat(job.run()).isZero();
    }

    @Test
    void a_run_that_broke_off_is_gone_on_with_by_another_node() {
        Leases.give(JOB, "a node that dies", now().plusSeconds(60));
        var deliveries = OldDeliveries.with(1_200, "{}");
        PayloadBatch batch = NONE;
        while (deliveries.withPayload() == 1_200) { // before them there may be others
            batch = old.next("a node that dies", batch);
        }
        long left = deliveries.withPayload();
        assertThat(left).isBetween(1L, 1_199L);

        assertThat(job.run()).isZero();
        assertThat(deliveries.withPayload()).isEqualTo(left);
        TestClock.goesOn(Duration.ofSeconds(61));
        job.run();

        assertThat(deliveries.withPayload()).isZero();
    }

    @Test
    void one_node_works_and_the_others_leave_it_alone() {
        var deliveries = OldDeliveries.with(1, "{}");
        Leases.give(JOB, "another node", now().plusSeconds(60));

        assertThat(job.run()).isZero();

        assertThat(deliveries.withPayload()).isEqualTo(1);
        assertThat(Leases.holderOf(JOB)).isEqualTo("another node");
    }

    @Test
    void two_runs_at_once_delete_each_payload_once() {
        Leases.give(JOB, "another node", now().plusSeconds(60)); // the server's own timer stays out of it
        var deliveries = OldDeliveries.with(1_200, "{}");
        TestClock.goesOn(Duration.ofSeconds(61));

        var one = CompletableFuture.supplyAsync(job::run);
        var other = CompletableFuture.supplyAsync(job::run);

        assertThat(one.join() + other.join()).isBetween(1_200L, 1_200L + 5_000);
        job.run();
        assertThat(deliveries.withPayload()).isZero();
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = "LAUREL_TEST_DATABASE",
            matches = "PostgreSQL",
            disabledReason = "The plan is PostgreSQL's.")
    void postgresql_finds_the_next_batch_by_the_primary_key() throws SQLException {
        // Many batches lie ahead, so that to collect and sort them is the dearer way.
        long after = Stream.generate(() -> OldDeliveries.with(1_900, "{}"))
                        .limit(5)
                        .mapToLong(OldDeliveries::first)
                        .min()
                        .orElseThrow()
                + 100;
        long end = TimeOrderedId.first(now());
        try (Connection connection = Tables.connection()) {
            Tables.change(connection, "analyze delivery");
            String sql = plans.sqlOf("Delivery.numbersFrom", Map.of("after", after, "end", end), PayloadBatch.SIZE);

            assertThat(Plans.of(connection, sql, after, end, PayloadBatch.SIZE, 0))
                    .contains("using delivery_pk")
                    .doesNotContain("Sort", "Seq Scan", "Bitmap");
        }
    }
}
