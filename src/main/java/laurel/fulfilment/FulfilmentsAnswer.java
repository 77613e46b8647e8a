package laurel.fulfilment;

import java.util.List;
import java.util.Optional;

/**
 * A page of fulfilments, newest first.
 *
 * @param next what the next page is before; empty at the end
 */
public record FulfilmentsAnswer(List<FulfilmentAnswer> fulfilments, Optional<String> next) {}
