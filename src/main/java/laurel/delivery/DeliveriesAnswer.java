package laurel.delivery;

import java.util.List;
import java.util.Optional;

/**
 * A page of deliveries, newest first.
 *
 * @param next what the next page is before; empty at the end
 */
public record DeliveriesAnswer(List<DeliveryFieldsAnswer> deliveries, Optional<String> next) {}
