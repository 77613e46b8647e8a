/**
 * Forgets promoters who asked for it: what is known of them is erased, and payloads are searched for the rest. Ids and
 * amounts stay, so the books stay as they are.
 *
 * <p>This package refuses to know how payloads are kept; it only tells whom they must not mention.
 */
package laurel.erasure;
