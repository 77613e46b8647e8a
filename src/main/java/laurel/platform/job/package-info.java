/**
 * Work by the clock: one node of several does it, under a lease, a batch in a transaction.
 *
 * <p>Refuses to know what the work is.
 */
package laurel.platform.job;
