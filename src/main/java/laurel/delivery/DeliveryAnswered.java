package laurel.delivery;

import java.time.Duration;

/**
 * A call of the webhook was recorded with its answer. This is announced as a CDI event, inside the transaction that
 * records it. The answer is sent when that is committed. An observer that is to hear only of what is committed asks for
 * {@code AFTER_SUCCESS}.
 *
 * @param delivery the number of the record
 * @param took the time from the arrival of the call to its record
 */
public record DeliveryAnswered(long delivery, WebhookCall call, DeliveryAnswer answer, Duration took) {}
