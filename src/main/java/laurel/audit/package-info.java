/**
 * What people decided: who did what to what, when, and why. It only grows.
 *
 * <p>Refuses to know what is decided about: each package writes its own deeds into it, in the transaction that does them.
 */
package laurel.audit;
