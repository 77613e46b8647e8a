package laurel.programme;

import java.util.Optional;

/**
 * A FirstPromoter account. What it announces is a reward of this programme, whatever ids other programmes use.
 *
 * @param name at most 16 small letters and digits, beginning with a letter
 * @param ledger the name of the ledger that it credits
 * @param tokens of which each delivery shows one
 * @param signingKeys with which its deliveries are signed
 * @param policy what may be done without asking a person
 */
public record Programme(String name, String ledger, WebhookTokens tokens, SigningKeys signingKeys, Policy policy) {

    /** The name of the programme, and of the ledger, of those who have configured no other. */
    public static final String MAIN = "main";

    /**
     * What an operator has decided in advance.
     *
     * @param opensAccounts whether a {@code cust_id} that was never seen opens an account
     * @param isPaused whether nothing is credited for now
     * @param letsBalancesGoBelowZero whether a reward that is taken back is taken back whole, though it was spent
     */
    public record Policy(boolean opensAccounts, boolean isPaused, boolean letsBalancesGoBelowZero) {}

    /**
     * How people write a key of this programme: as it is for {@value #MAIN}, which most have alone; else behind the programme's
     * name, as in {@code shop/v1/90}.
     */
    public static String qualified(String programme, String key) {
        return MAIN.equals(programme) ? key : programme + "/" + key;
    }

    /** The name as answers tell it, which leave {@value #MAIN} out; empty for that. */
    public static Optional<String> told(String programme) {
        return Optional.of(programme).filter(name -> !name.equals(MAIN));
    }
}
