package laurel.ledger;

import laurel.programme.Programme;

/**
 * The key of an account. The same {@code cust_id} in another ledger is another customer's.
 *
 * @param ledger the name of the ledger
 */
public record AccountKey(String ledger, CustId custId) {

    /** The account of this id in the ledger that is there without being configured. */
    public static AccountKey inMain(CustId custId) {
        return new AccountKey(Programme.MAIN, custId);
    }

    /** The {@code cust_id}, as messages to somebody in the ledger tell it. */
    @Override
    public String toString() {
        return custId.toString();
    }
}
