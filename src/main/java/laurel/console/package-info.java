/**
 * The pages for the people who run Laurel: logging in and out, their home, and their own password. Plain HTML without
 * scripts.
 *
 * <p>This package refuses to know who people are and whether a password is right; it asks Jakarta Security.
 */
package laurel.console;
