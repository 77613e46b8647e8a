package laurel.spending;

import laurel.ledger.CustId;
import laurel.ledger.Hold;
import laurel.ledger.HoldStatus;

/**
 * A hold as it stood when it was looked at.
 *
 * @param custId whose it is
 * @param status by the time of the look: nobody writes down that a hold has expired
 */
public record HoldStatement(CustId custId, Hold hold, HoldStatus status) {}
