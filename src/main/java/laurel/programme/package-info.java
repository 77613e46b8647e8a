/**
 * A programme: one FirstPromoter account, with the ledger that it credits. FirstPromoter's ids are unique in one programme only.
 *
 * <p>Refuses to know what a programme announces and what is in its ledger.
 */
package laurel.programme;
