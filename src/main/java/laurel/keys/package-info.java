/**
 * Keys of the API that people make and revoke: who has which, of what role, and when it was last used.
 *
 * <p>Refuses to know a key's secret once it was shown, and what is done with a key.
 */
package laurel.keys;
