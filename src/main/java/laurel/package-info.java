/**
 * Laurel put together: what happens when it starts, and which resources its API has.
 *
 * <p>This package knows every other package, and none of them knows it.
 *
 * <h2>The order of locks</h2>
 *
 * Each transaction takes its locks in this one order, so that no two transactions wait for each other in a circle. It
 * leaves out what it does not need. Several rows of one kind are locked in the order of their keys. An insert counts as
 * a lock, because whoever inserts the same key has to wait for the first one.
 *
 * <ol>
 *   <li>{@code lease}: the right to do a job
 *   <li>{@code fulfilment}: one that is in the books, if it is held or a person decides about it
 *   <li>{@code other_promoter}: the promoter for whom a credited fulfilment was announced later
 *   <li>{@code promoter}: before a new fulfilment, since that refers to it
 *   <li>{@code account}: one that begins, or whose address changes; before a new fulfilment, for the same reason
 *   <li>{@code new fulfilment}: one that was never announced before
 *   <li>{@code balance}: all that is booked on it comes after this lock
 *   <li>{@code hold}: so that of a capture, a release and the end of its time, one wins
 *   <li>{@code idempotency_key}: last, so that a request that was refused leaves its key unused
 * </ol>
 *
 * People and keys are apart from these: first all admins, then one person, then their keys, each in the order of names
 * or numbers. The test {@code LockOrderIT} watches the statements of all use cases.
 */
package laurel;
