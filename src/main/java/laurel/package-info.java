/**
 * Laurel put together: what happens when it starts, and which resources its API has.
 *
 * <p>Knows every other package, and none of them knows it.
 */
package laurel;
