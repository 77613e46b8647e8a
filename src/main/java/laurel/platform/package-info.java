/**
 * What every package needs and no business word is in: the clock, settings, and whether Laurel has started. Below it, by
 * purpose: texts, transactions, jobs and the web.
 *
 * <p>Knows no other package of Laurel.
 */
package laurel.platform;
