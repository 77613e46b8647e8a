/**
 * Work by the clock. One of several nodes does it, under a lease, a batch in a transaction.
 *
 * <p>This package refuses to know what the work is.
 */
package laurel.platform.job;
