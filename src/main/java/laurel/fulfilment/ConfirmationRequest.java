package laurel.fulfilment;

import laurel.audit.Decision;
import laurel.platform.web.Text;
import laurel.promoter.PromoterDescription;

/**
 * That a credited fulfilment stays where it is, though it is announced for another promoter.
 *
 * @param promoter for whom it is announced
 */
record ConfirmationRequest(
        @Text(most = PromoterDescription.MOST_ID_CHARACTERS, isId = true)
        String promoter,

        @Text(most = Decision.MOST_REASON_CHARACTERS) String reason) {}
