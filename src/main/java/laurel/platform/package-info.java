/**
 * What every package needs, and what has nothing to do with the business: the clock, settings, and whether Laurel has
 * started. Below it, by purpose: texts, transactions, jobs and the web.
 *
 * <p>This package knows no other package of Laurel, except those below it.
 */
package laurel.platform;
