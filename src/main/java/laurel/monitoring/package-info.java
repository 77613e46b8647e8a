/**
 * Whether Laurel is well, for those who watch it.
 *
 * <p>This package only reads. It can be reached without a key, so it shows no secret and no customer.
 */
package laurel.monitoring;
