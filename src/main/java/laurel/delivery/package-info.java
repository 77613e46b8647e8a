/**
 * The record of each call of the webhook: what was sent, what was answered, and how long the payload is kept.
 *
 * <p>This package refuses to know what a payload says, and why it was answered so; whoever answers tells it in words.
 */
package laurel.delivery;
