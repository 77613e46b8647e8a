package laurel.fulfilment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import laurel.ledger.Units;

/** What a machine may decide about a reward, by the configuration and the reward alone. What its programme
 * lets a machine do besides is the {@link laurel.programme.Programme.Policy}. */
@ApplicationScoped
public class Rules {

    private static final String PENDING = "pending";

    private Units units;

    /** For the container. */
    protected Rules() {}

    /** @param units what is credited */
    @Inject
    public Rules(Units units) {
        this.units = units;
    }

    /** What stands against crediting this reward, whoever's it is. The reasons that will last longest come first. */
    Optional<HoldReason> objectionTo(Reward reward) {
        if (reward.status() != null && !reward.status().equalsIgnoreCase(PENDING)) {
            return Optional.of(HoldReason.NOT_PENDING);
        }
        Optional<HoldReason> unbookable =
                objectionTo(reward.unit(), reward.amount().whole());
        return unbookable.isEmpty() && reward.programme().policy().isPaused()
                ? Optional.of(HoldReason.PAUSED)
                : unbookable;
    }

    /** What stands against booking this much of a unit, whoever decides. */
    Optional<HoldReason> objectionTo(String unit, OptionalLong amount) {
        if (Units.isMoney(unit)) {
            return Optional.of(HoldReason.MONETARY);
        }
        if (units.meaning(unit).isEmpty()) {
            return Optional.of(HoldReason.UNKNOWN_UNIT);
        }
        return amount.isEmpty() ? Optional.of(HoldReason.BAD_AMOUNT) : Optional.empty();
    }

    /** The unit that a spelling means, under which a reward is booked; or the spelling itself, if it means none. */
    String meaningOf(String unit) {
        return units.meaningOrItself(unit);
    }
}
