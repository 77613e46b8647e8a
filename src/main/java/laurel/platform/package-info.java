/**
 * What every package needs and no business word is in: the clock, times in the database, errors as problem+json, and what
 * to do when the database does not answer.
 *
 * <p>Knows no other package of Laurel.
 */
package laurel.platform;
