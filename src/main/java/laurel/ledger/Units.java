package laurel.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import laurel.platform.Refused;
import laurel.platform.text.IdText;
import laurel.platform.text.StorableText;

/**
 * The units in which accounts are kept, and other spellings of them. Upper and lower case make different spellings,
 * except for money, which is money in any case.
 */
public final class Units {

    /** The longest spelling of a unit that is read, in characters. */
    public static final int MOST_CHARACTERS = 64;

    /** The unit that FirstPromoter pays out itself. */
    public static final String MONEY = "cash";

    private static final String UNITS = "laurel.units (LAUREL_UNITS)";
    private static final String ALIASES = "laurel.unit-aliases (LAUREL_UNIT_ALIASES)";
    /** FirstPromoter's other spellings. The setting has them by default, whichever units are configured. */
    private static final Set<String> USUAL_ALIASES = Set.of("free_month=free_months", "discount_mon=mon_discount");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1," + MOST_CHARACTERS + "}");

    private final Map<String, String> canonical = new HashMap<>();

    private Units() {}

    /**
     * Reads the two settings.
     *
     * @param units {@code laurel.units}: names, comma separated
     * @param aliases {@code laurel.unit-aliases}: {@code spelling=name}, comma separated
     * @throws IllegalArgumentException if a name is none or is money, or a spelling means two units or one that is not
     *     configured; the message tells which
     */
    public static Units of(String units, String aliases) {
        var read = new Units();
        for (String unit : list(units)) {
            check(UNITS, unit);
            read.canonical.put(unit, unit);
        }
        if (read.canonical.isEmpty()) {
            throw new IllegalArgumentException(UNITS + " names no unit");
        }
        for (String alias : list(aliases)) {
            String[] pair = alias.split("=", -1);
            if (pair.length != 2) {
                throw new IllegalArgumentException(ALIASES + ": " + alias + " is not spelling=unit");
            }
            read.addAlias(IdText.stripped(pair[0]), pair[1].strip());
        }
        return read;
    }

    private void addAlias(String spelling, String unit) {
        checkSpelling(spelling);
        if (!unit.equals(canonical.get(unit))) {
            if (USUAL_ALIASES.contains(spelling + "=" + unit)) {
                return;
            }
            throw new IllegalArgumentException(ALIASES + ": " + spelling + " cannot mean " + unit
                    + ", which is not configured; the units are " + String.join(", ", names()));
        }
        String other = canonical.putIfAbsent(spelling, unit);
        if (other != null && !other.equals(unit)) {
            throw new IllegalArgumentException(
                    ALIASES + ": " + spelling + " cannot mean " + unit + ", it means " + other);
        }
    }

    private static void check(String setting, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    setting + ": " + name + " is not a unit's name (letters, digits, _ . -, at most 64)");
        }
        checkIsNoMoney(setting, name);
    }

    /** FirstPromoter chooses the spellings, so any text can be one. */
    private static void checkSpelling(String spelling) {
        if (spelling.isEmpty() || spelling.length() > MOST_CHARACTERS || !StorableText.isStorable(spelling)) {
            throw new IllegalArgumentException(ALIASES + ": '" + spelling
                    + "' is not a spelling of a unit (any text without comma and =, 1 to " + MOST_CHARACTERS
                    + " characters)");
        }
        checkIsNoMoney(ALIASES, spelling);
    }

    private static void checkIsNoMoney(String setting, String name) {
        if (isMoney(name)) {
            throw new IllegalArgumentException(
                    setting + ": " + MONEY + " is paid out by FirstPromoter and cannot be credited");
        }
    }

    /** Whether a unit is the one that FirstPromoter pays out itself, in any spelling. */
    public static boolean isMoney(String unit) {
        return unit.equalsIgnoreCase(MONEY);
    }

    private static List<String> list(String names) {
        var list = new ArrayList<String>();
        for (String name : names.split(",")) {
            if (!name.isBlank()) {
                list.add(name.strip());
            }
        }
        return list;
    }

    /** The unit that a spelling means; empty if it is not configured. */
    public Optional<String> meaning(String spelling) {
        return Optional.ofNullable(canonical.get(spelling));
    }

    /** The unit that a spelling means, or the spelling itself. */
    public String meaningOrItself(String spelling) {
        return canonical.getOrDefault(spelling, spelling);
    }

    /** Their names, in order, without the other spellings. */
    public Set<String> names() {
        return new TreeSet<>(canonical.values());
    }

    /**
     * The unit that a call means, in the spelling of the accounts.
     *
     * @throws Refused.Thrown if it is none that is configured, as of the field {@code unit}
     */
    public String asked(String spelling) {
        return meaning(spelling).orElseThrow(() -> Refused.unfit(
                        "unit",
                        "unit: " + spelling + " is not configured; the units are " + String.join(", ", names()) + ".")
                .toException());
    }
}
