/**
 * What others than FirstPromoter book on accounts: the company's application spends, an operator corrects.
 *
 * <p>Each request has a key of its caller's, and is done once under it, however often it is sent. Refuses to know how a balance
 * is kept; the ledger does.
 */
package laurel.spending;
