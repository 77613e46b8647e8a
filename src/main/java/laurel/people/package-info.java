/**
 * The people who run it: who they are, what they may do, whether a password is theirs, and where they are logged in.
 *
 * <p>Answers as an identity store of Jakarta Security, so that whoever has to know who calls need not know this package. Refuses to
 * know pages and cookies, and what people do once they are known.
 */
package laurel.people;
