/**
 * The pages for the people who run it: logging in and out, their home, and their own password. Plain HTML without scripts.
 *
 * <p>Refuses to know who people are and whether a password is right; Jakarta Security is asked.
 */
package laurel.console;
