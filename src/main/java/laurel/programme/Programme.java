package laurel.programme;

import java.util.Optional;

/**
 * A FirstPromoter account. What it announces is a reward of this programme, whatever ids other programmes use.
 *
 * @param name at most 16 small letters and digits, beginning with a letter
 * @param ledger the name of the ledger that it credits
 */
public record Programme(String name, String ledger) {

    /** The name of the programme, and of the ledger, of those who have configured no other. */
    public static final String MAIN = "main";

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
