/**
 * What FirstPromoter sends: who may call, reading a payload, the record of each delivery, and the answer.
 *
 * <p>An answer's status is a promise to FirstPromoter; so it is chosen after the transaction is committed. Refuses to decide
 * whether a reward is credited.
 */
package laurel.webhook;
