package laurel.spending;

import java.util.OptionalLong;
import laurel.ledger.Balance;
import laurel.platform.web.Whole;

/**
 * That what was set aside is to be spent.
 *
 * @param amount how much of it; empty for all
 */
record CaptureRequest(
        @Whole(least = 1, most = Balance.LARGEST_CHANGE) OptionalLong amount) {}
