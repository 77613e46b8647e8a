/**
 * The desk of the people who run it: what was announced, what came of it, and what they settle.
 *
 * <p>Refuses to decide: it reads what is asked for, and shows what the other packages answer.
 */
package laurel.desk;
