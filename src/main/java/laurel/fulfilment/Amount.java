package laurel.fulfilment;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import laurel.ledger.Balance;
import laurel.platform.text.StorableText;

/**
 * How much a reward is, as FirstPromoter wrote it: a JSON number today, a quoted one in its 2017 help page.
 *
 * @param sent what was written, never null
 */
public record Amount(String sent) {

    /** The largest amount that is credited. */
    public static final long LARGEST = Balance.LARGEST_CHANGE;

    /** Longer ones are no amount; and a number's length bounds the time that reading it takes. */
    private static final int MOST_CHARACTERS = 64;

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");

    public Amount {
        sent = StorableText.of(sent.strip(), MOST_CHARACTERS);
    }

    /** The amount in whole units, from 1 to {@value #LARGEST}; empty if what was sent is no such number. {@code 20.0} is 20. */
    public OptionalLong whole() {
        if (!NUMBER.matcher(sent).matches()) {
            return OptionalLong.empty();
        }
        var number = new BigDecimal(sent);
        if (number.signum() <= 0 || number.compareTo(BigDecimal.valueOf(LARGEST)) > 0) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(number.longValueExact());
        } catch (ArithmeticException fractional) {
            return OptionalLong.empty();
        }
    }

    @Override
    public String toString() {
        return sent;
    }
}
