/**
 * What is not to be kept any longer: what is known of a promoter who asked for it, and payloads that are old. Ids and amounts
 * stay, so the books stay as they are.
 *
 * <p>Refuses to know what a payload looks like, and who a promoter is; it says whose and until when.
 */
package laurel.erasure;
