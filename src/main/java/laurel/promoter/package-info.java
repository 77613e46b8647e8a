/**
 * Who earned a reward, and which account is theirs.
 *
 * <p>Refuses to know how a promoter was heard of, and what they earned. Their secrets never come this far.
 */
package laurel.promoter;
