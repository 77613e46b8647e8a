package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import laurel.delivery.PayloadBatch;
import laurel.webhook.Masking;
import laurel.webhook.MaskingJob;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What earlier versions kept of secrets is masked after an upgrade, once. */
@ExtendWith(ArquillianExtension.class)
class MaskingIT {

    private static final String JOB = "masking";
    private static final PayloadBatch NONE = new PayloadBatch(true, 0, 0);
    private static final String TOKEN = System.getenv("LAUREL_WEBHOOK_TOKENS").split(",")[0];

    /** As an earlier version kept it. */
    private static final String OPEN = "{\"event\":{\"id\":1,\"type\":\"lead_signup\"},\"data\":{\"amount\":1.50,"
            + "\"campaign\":{\"default_webhook_url\":\"https://laurel.example.com/laurel/webhooks/firstpromoter/"
            + TOKEN
            + "\"},\"note\":\"see %2Ffirstpromoter%2F" + TOKEN + ", please\"}}";

    private static final String MASKED = "{\"event\":{\"id\":1,\"type\":\"lead_signup\"},\"data\":{\"amount\":1.50,"
            + "\"campaign\":{\"default_webhook_url\":\"***\"},\"note\":\"see %2Ffirstpromoter%2F***, please\"}}";

    private static final String INNOCENT = "{\"a\":1E+2,\"b\":[null,true,\"https://example.com/?a=b%20c\"]}";

    @Inject
    private MaskingJob job;

    @Inject
    private Masking masking;

    @Inject
    private Timers timers;

    @BeforeEach
    @AfterEach
    void theClockIsRightAndTheJobIsFree() {
        TestClock.isRight();
        Leases.reset(JOB);
    }

    private static Instant now() {
        return new TestClock().clock().instant();
    }

    @Test
    void what_was_kept_is_masked_and_nothing_else_of_it_is_changed() {
        var open = OldDeliveries.with(1, OPEN);
        var brokenOff = OldDeliveries.with(1, OPEN.substring(0, OPEN.indexOf("\"note\"")));
        var innocent = OldDeliveries.with(1, INNOCENT);
        var deleted = OldDeliveries.with(1, null);

        assertThat(job.run()).isGreaterThanOrEqualTo(2);

        assertThat(open.payloads()).containsExactly(MASKED);
        assertThat(brokenOff.payloads()).containsExactly(MASKED.substring(0, MASKED.indexOf(",\"note\"")));
        assertThat(deleted.withPayload()).isZero();
        assertThat(innocent.payloads()).containsExactly(INNOCENT);
        assertThat(Books.find("select id from delivery where payload like ?", "%" + TOKEN + "%"))
                .isEmpty();
    }

    @Test
    void it_is_done_once() {
        job.run();
        var later = OldDeliveries.with(1, OPEN);

        assertThat(job.run()).isZero();

        assertThat(later.payloads()).containsExactly(OPEN);
        Leases.reset(JOB);
        job.run();
        assertThat(later.payloads()).containsExactly(MASKED);
    }

    @Test
    void what_another_node_began_is_gone_on_with_and_each_is_masked_once() {
        Leases.give(JOB, "a node that dies", now().plusSeconds(60));
        var deliveries = OldDeliveries.with(450, OPEN);
        PayloadBatch batch = NONE;
        while (deliveries.payloads().stream().allMatch(OPEN::equals)) { // before them there may be others
            batch = masking.next("a node that dies", batch);
        }
        assertThat(deliveries.payloads()).contains(OPEN, MASKED);

        assertThat(job.run()).isZero();
        TestClock.goesOn(Duration.ofSeconds(61));
        var one = CompletableFuture.supplyAsync(job::run);
        var other = CompletableFuture.supplyAsync(job::run);
        one.join();
        other.join();

        assertThat(deliveries.payloads()).hasSize(450).containsOnly(MASKED);
    }

    @Test
    void the_server_starts_the_job_within_ten_minutes() {
        assertThat(timers.remaining(JOB)).hasSize(1).allSatisfy(time -> assertThat(time)
                .isLessThanOrEqualTo(Duration.ofMinutes(10)));
    }
}
