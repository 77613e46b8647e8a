package laurel.ledger;

/**
 * The key of an account. The same {@code cust_id} in another ledger is another customer's.
 *
 * @param ledger the name of the ledger
 */
public record AccountKey(String ledger, CustId custId) {

    /** The {@code cust_id}, as messages to somebody in the ledger tell it. */
    @Override
    public String toString() {
        return custId.toString();
    }
}
