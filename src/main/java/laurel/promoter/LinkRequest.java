package laurel.promoter;

import laurel.audit.Decision;
import laurel.ledger.CustId;
import laurel.platform.web.Text;

/**
 * Whose a promoter's rewards are to be.
 *
 * @param custId the customer whose account it is
 */
record LinkRequest(
        @Text(most = CustId.MOST_CHARACTERS) String custId,
        @Text(most = Decision.MOST_REASON_CHARACTERS) String reason) {}
