package laurel.delivery;

import java.time.Instant;

/**
 * A call of the webhook, as it is recorded.
 *
 * @param receivedAt when it arrived
 * @param eventId FirstPromoter's id of the event, or null
 * @param eventType FirstPromoter's name for what happened, or null
 * @param programme the name of the programme whose token it had
 * @param system the webhook system
 * @param payload what was sent, without its secrets; empty if nothing was
 * @param isKept whether that may be kept
 */
public record WebhookCall(
        Instant receivedAt,
        String eventId,
        String eventType,
        String programme,
        String system,
        String payload,
        boolean isKept) {}
