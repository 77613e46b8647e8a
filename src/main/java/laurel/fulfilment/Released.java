package laurel.fulfilment;

import java.util.List;

/**
 * What was released.
 *
 * @param asked the fulfilment that was asked for
 * @param isLinked whether its promoter is linked to its account by that, or was before
 * @param others what else of its promoter was released with it
 * @param unbookable what else of its promoter stays held, because it cannot be booked as the configuration is
 * @param more whether there is more than what was looked at
 */
public record Released(
        Fulfilment asked, boolean isLinked, List<Fulfilment> others, List<Fulfilment> unbookable, boolean more) {}
