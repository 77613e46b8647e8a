/**
 * Forgets promoters: what is known of one who asked for it is erased, and payloads are searched for the rest. Ids and amounts
 * stay, so the books stay as they are.
 *
 * <p>Refuses to know how payloads are kept; it tells whom they must not mention.
 */
package laurel.erasure;
