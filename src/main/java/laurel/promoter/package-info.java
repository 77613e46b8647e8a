/**
 * Who earned a reward, and which account is theirs.
 *
 * <p>This package refuses to know how Laurel heard of a promoter, and what they earned. Their secrets never come this
 * far.
 */
package laurel.promoter;
