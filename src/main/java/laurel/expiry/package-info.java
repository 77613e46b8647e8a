/**
 * Books what was not spent in time, on one node of several, a batch at a time.
 *
 * <p>Refuses to know what expires and when; the ledger does.
 */
package laurel.expiry;
