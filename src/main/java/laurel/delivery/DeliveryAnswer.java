package laurel.delivery;

/**
 * What was answered to a call of the webhook.
 *
 * @param status the HTTP status
 * @param reason why the reward is held, in a word; or null
 * @param fulfilment the fulfilment's id in the webhook system, or null if it is about none
 * @param detail what is wrong with the call, or why nothing is done; or null
 */
public record DeliveryAnswer(DeliveryOutcome outcome, int status, String reason, String fulfilment, String detail) {}
