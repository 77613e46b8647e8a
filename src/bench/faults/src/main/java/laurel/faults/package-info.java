/**
 * Proves, or refutes, that no reward is lost or credited twice. {@link laurel.faults.FirstPromoter} delivers, the
 * {@link laurel.faults.Fault}s break what is under it, and the {@link laurel.faults.Audit} compares every answer with the books.
 *
 * <p>Knows nothing of Laurel's classes: what it takes for right is FirstPromoter's contract, the HTTP answers and the tables.
 */
package laurel.faults;
