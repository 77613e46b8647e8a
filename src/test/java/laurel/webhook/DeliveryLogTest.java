package laurel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import laurel.delivery.DeliveryOutcome;
import laurel.fulfilment.HoldReason;
import laurel.programme.SampleProgramme;
import org.junit.jupiter.api.Test;

class DeliveryLogTest {

    private static final Payload.Event EVENT = new Payload.Event(SampleProgramme.MAIN, "e-1", "fulfilment_pending");

    private static String line(Payload.Event event, WebhookAnswer answer) {
        return DeliveryLog.line(event, new Recorded(17, answer), Duration.ofMillis(12));
    }

    @Test
    void tells_what_became_of_which_fulfilment() {
        assertThat(line(EVENT, new WebhookAnswer(DeliveryOutcome.CREDITED, 200, null, "90", null)))
                .isEqualTo("Delivery 17: CREDITED, answered 200, fulfilment v1/90, took 12 ms");
        assertThat(line(EVENT, new WebhookAnswer(DeliveryOutcome.HELD, 202, HoldReason.NO_ACCOUNT, "91", null)))
                .isEqualTo("Delivery 17: HELD (NO_ACCOUNT), answered 202, fulfilment v1/91, took 12 ms");
    }

    @Test
    void tells_of_which_kind_another_event_was() {
        assertThat(line(new Payload.Event(SampleProgramme.MAIN, "e-2", "lead_signup"), WebhookAnswer.recorded()))
                .isEqualTo("Delivery 17: RECORDED, answered 204, event lead_signup, took 12 ms");
        assertThat(line(
                        new Payload.Event(SampleProgramme.MAIN, null, null),
                        WebhookAnswer.unreadable(415, "Send the body as application/json.")))
                .isEqualTo("Delivery 17: UNREADABLE, answered 415, took 12 ms");
    }

    @Test
    void is_one_line_whatever_the_caller_writes() {
        String forged = "90\n2026-11-25 ERROR everything is lost \u001b[31m" + "x".repeat(300);

        assertThat(line(EVENT, new WebhookAnswer(DeliveryOutcome.CREDITED, 200, null, forged, null)))
                .doesNotContain("\n", "\u001b", " ERROR ")
                .hasSizeLessThan(160);
    }
}
