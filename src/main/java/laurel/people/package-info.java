/**
 * The people who run Laurel: who they are, what they may do, whether a password is theirs, and where they are logged
 * in.
 *
 * <p>This package answers as an identity store of Jakarta Security, so that other packages learn who calls without
 * knowing this one. It refuses to know pages and cookies, and what people do once they are known.
 */
package laurel.people;
