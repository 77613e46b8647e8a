package laurel.fulfilment;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * What somebody who decides about a held fulfilment has seen of it. FirstPromoter may correct it meanwhile, and then nothing is
 * to be decided. What was not told, which is null, may be anything.
 *
 * @param promoter FirstPromoter's id of who earned it
 * @param unit in any spelling
 * @param amount in whole units
 */
public record Seen(String promoter, String unit, Long amount) {

    /** Whatever it is. */
    public static final Seen ANYTHING = new Seen(null, null, null);

    /** @param meaning the unit that a spelling means */
    boolean is(Fulfilment now, UnaryOperator<String> meaning) {
        return (promoter == null || promoter.equals(now.promoterId()))
                && (unit == null || meaning.apply(unit).equals(meaning.apply(now.unit())))
                && (amount == null || OptionalLong.of(amount).equals(now.amount()));
    }

    /** What a caller has seen of it; what is empty was not looked at. */
    static Seen of(Optional<String> promoter, Optional<String> unit, OptionalLong amount) {
        return new Seen(promoter.orElse(null), unit.orElse(null), amount.isPresent() ? amount.getAsLong() : null);
    }
}
