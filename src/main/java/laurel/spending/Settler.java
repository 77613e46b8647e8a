package laurel.spending;

import laurel.access.CurrentCaller;
import laurel.access.Role;
import laurel.ledger.Hold;

/**
 * A caller who captures or releases a hold.
 *
 * @param name what the books call them; two keys of one name are one caller
 * @param ledger the name of the ledger in which they work
 * @param isOperator whether they may also settle the holds of others
 */
public record Settler(String name, String ledger, boolean isOperator) {

    static Settler of(CurrentCaller caller) {
        return new Settler(caller.name(), caller.ledger(), caller.may(Role.OPERATOR));
    }

    boolean maySettle(Hold hold) {
        return isOperator || hold.actor().equals(name);
    }
}
