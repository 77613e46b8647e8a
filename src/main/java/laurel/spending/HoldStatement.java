package laurel.spending;

import laurel.ledger.CustId;
import laurel.ledger.Hold;
import laurel.ledger.HoldStatus;

/**
 * A hold as it stood at some time.
 *
 * @param custId whose it is
 * @param status where it stood at that time: nobody writes down that a hold has expired
 */
public record HoldStatement(CustId custId, Hold hold, HoldStatus status) {}
