package laurel.booking;

import laurel.account.CustId;
import laurel.account.Hold;
import laurel.account.HoldStatus;

/**
 * A hold as it stood when it was looked at.
 *
 * @param custId whose it is
 * @param status by the time of the look: nobody writes down that a hold has expired
 */
public record HoldStatement(CustId custId, Hold hold, HoldStatus status) {}
