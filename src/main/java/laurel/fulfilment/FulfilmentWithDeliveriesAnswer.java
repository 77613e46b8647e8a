package laurel.fulfilment;

import java.util.List;
import laurel.audit.ActAnswer;
import laurel.delivery.DeliveryFieldsAnswer;
import laurel.platform.web.Unfolded;

/**
 * A fulfilment as the API tells it by itself.
 *
 * @param deliveries the newest ones, newest first
 * @param acts what people did about it, newest first
 */
public record FulfilmentWithDeliveriesAnswer(
        @Unfolded FulfilmentAnswer fulfilment,
        List<OtherPromoterAnswer> otherPromoters,
        List<DeliveryFieldsAnswer> deliveries,
        List<ActAnswer> acts) {}
