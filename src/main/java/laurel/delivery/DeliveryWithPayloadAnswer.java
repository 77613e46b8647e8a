package laurel.delivery;

import java.util.Optional;
import laurel.platform.web.Unfolded;

/**
 * A delivery as the API tells it by itself.
 *
 * @param payload what was sent, with {@code ***} for each secret; empty if nothing was read, or it was deleted
 */
public record DeliveryWithPayloadAnswer(@Unfolded DeliveryFieldsAnswer delivery, Optional<String> payload) {}
