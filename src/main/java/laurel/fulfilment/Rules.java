package laurel.fulfilment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import laurel.ledger.Units;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a machine may decide about a reward, by the configuration and the reward alone. */
@ApplicationScoped
public class Rules {

    private static final String PENDING = "pending";

    private Units units;
    private boolean knownAccountsOnly;
    private boolean paused;
    private boolean balancesMayGoBelowZero;

    /** For the container. */
    protected Rules() {}

    /**
     * @param units what is credited
     * @param knownAccountsOnly {@code laurel.accounts.known-only}: a {@code cust_id} does not open an account
     * @param paused {@code laurel.intake.paused}: nothing is credited for now
     * @param allowNegative {@code laurel.reversal.allow-negative}: a reward that was spent is taken back even so
     * @throws IllegalArgumentException if a setting is wrong; the message names it
     */
    @Inject
    public Rules(
            Units units,
            @ConfigProperty(name = "laurel.accounts.known-only") String knownAccountsOnly,
            @ConfigProperty(name = "laurel.intake.paused") String paused,
            @ConfigProperty(name = "laurel.reversal.allow-negative") String allowNegative) {
        this.units = units;
        this.knownAccountsOnly = yesOrNo("laurel.accounts.known-only (LAUREL_ACCOUNTS_KNOWN_ONLY)", knownAccountsOnly);
        this.paused = yesOrNo("laurel.intake.paused (LAUREL_INTAKE_PAUSED)", paused);
        this.balancesMayGoBelowZero =
                yesOrNo("laurel.reversal.allow-negative (LAUREL_REVERSAL_ALLOW_NEGATIVE)", allowNegative);
    }

    /** A boolean of MicroProfile Config reads a misspelt word as false, silently. */
    private static boolean yesOrNo(String setting, String value) {
        return switch (value.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(setting + " is true or false, not " + value);
        };
    }

    /** What stands against crediting this reward, whoever's it is. The reasons that will last longest come first. */
    Optional<HoldReason> objectionTo(Reward reward) {
        if (reward.status() != null && !reward.status().equalsIgnoreCase(PENDING)) {
            return Optional.of(HoldReason.NOT_PENDING);
        }
        Optional<HoldReason> unbookable =
                objectionTo(reward.unit(), reward.amount().whole());
        return unbookable.isEmpty() && paused ? Optional.of(HoldReason.PAUSED) : unbookable;
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

    /** Whether a {@code cust_id} that was never seen opens an account. */
    boolean opensAccounts() {
        return !knownAccountsOnly;
    }

    /** Whether a reward that is taken back is taken back whole, though it was spent. */
    boolean letBalancesGoBelowZero() {
        return balancesMayGoBelowZero;
    }

    /** Whether nothing is credited for now. */
    public boolean isPaused() {
        return paused;
    }
}
