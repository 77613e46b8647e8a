package laurel.fulfilment;

import java.util.List;
import java.util.Optional;
import laurel.platform.web.Unfolded;

/**
 * A fulfilment that was released.
 *
 * @param linked which promoter earns for which account from now on, if the release said so
 * @param others what else was released
 * @param unbookable what else is held, and cannot be booked
 * @param more whether there are others still
 */
public record ReleasedFulfilmentAnswer(
        @Unfolded FulfilmentAnswer fulfilment,
        Optional<Linked> linked,
        List<FulfilmentAnswer> others,
        List<FulfilmentAnswer> unbookable,
        boolean more) {

    /** @param account the custId of the account */
    public record Linked(String promoter, String account) {}

    static ReleasedFulfilmentAnswer of(Released released) {
        var asked = released.asked();
        return new ReleasedFulfilmentAnswer(
                FulfilmentAnswer.of(asked),
                released.isLinked()
                        ? Optional.of(new Linked(
                                asked.promoterId(), asked.custId().orElseThrow().value()))
                        : Optional.empty(),
                all(released.others()),
                all(released.unbookable()),
                released.more());
    }

    private static List<FulfilmentAnswer> all(List<Fulfilment> fulfilments) {
        return fulfilments.stream().map(FulfilmentAnswer::of).toList();
    }
}
