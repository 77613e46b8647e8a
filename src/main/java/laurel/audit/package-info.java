/**
 * What people decided: who did what to what, when, and why. The log only grows.
 *
 * <p>This package refuses to know what is decided about. Each package writes its own deeds into it, in the transaction
 * that does them.
 */
package laurel.audit;
