package laurel.ledger;

/**
 * What became of a credit that was taken back, in whole units. The rest of it was spent or is set aside, and is owed.
 *
 * @param taken how much was taken, at least 0
 * @param expired how much had expired unspent, at least 0; this is not owed
 */
public record TakenBack(long taken, long expired) {}
