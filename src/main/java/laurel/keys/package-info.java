/**
 * Keys of the API that people make and revoke: who has which, with which role, and when it was last used.
 *
 * <p>This package refuses to know a key's secret once it was shown, and what is done with a key.
 */
package laurel.keys;
