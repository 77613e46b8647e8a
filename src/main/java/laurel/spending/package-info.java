/**
 * What the company's application and its operators book on accounts: the application spends, an operator corrects.
 *
 * <p>Each request has a key that its caller chose, and is done once under it, however often it is sent. This package
 * refuses to know how a balance is kept; the ledger does.
 */
package laurel.spending;
