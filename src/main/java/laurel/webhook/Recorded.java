package laurel.webhook;

/**
 * A delivery that is in the books.
 *
 * @param delivery its number there
 * @param answer what is said to it
 */
public record Recorded(long delivery, WebhookAnswer answer) {}
