/**
 * What FirstPromoter sends: who may call, reading a payload, and the answer.
 *
 * <p>An answer's status is a promise to FirstPromoter, so it is chosen after the transaction is committed. Refuses to decide
 * whether a reward is credited, and to keep the record of a call.
 */
package laurel.webhook;
