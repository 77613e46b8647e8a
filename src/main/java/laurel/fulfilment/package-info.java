/**
 * The one door through which a reward reaches an account: may it be credited, and was it?
 *
 * <p>Refuses to know how a reward was announced: a webhook, an operator and a reconciliation come through the same door.
 */
package laurel.fulfilment;
