package laurel.ledger;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import laurel.platform.Setting;

/**
 * How long what is given can be spent, by unit: {@code laurel.expiry.UNIT}. A unit without such a setting does not
 * expire.
 */
public final class Lifetimes {

    private static final String PREFIX = "laurel.expiry.";
    private static final String VARIABLE_PREFIX = new Setting(PREFIX).variable();

    private final Map<String, Duration> lifetimes = new HashMap<>();

    private Lifetimes() {}

    /**
     * Reads the settings.
     *
     * @param names the names of everything that is set, as properties or as environment variables
     * @param setting the value of a name, if it has one
     * @throws IllegalArgumentException if a value is no number of days, or a name is no unit's; the message tells which
     */
    public static Lifetimes of(Units units, Iterable<String> names, Function<String, Optional<String>> setting) {
        var read = new Lifetimes();
        for (String unit : units.names()) {
            String name = PREFIX + unit;
            setting.apply(name).ifPresent(value -> read.lifetimes.put(unit, new Setting(name).days(value)));
        }
        names.forEach(name -> check(name, units));
        read.lifetimes.keySet().forEach(unit -> checkIsAlone(unit, units));
        return read;
    }

    /** Two units may have one environment variable, which would then be about both. */
    private static void checkIsAlone(String unit, Units units) {
        var setting = new Setting(PREFIX + unit);
        for (String other : units.names()) {
            if (!other.equals(unit) && new Setting(PREFIX + other).variable().equals(setting.variable())) {
                throw new IllegalArgumentException(
                        setting + " is about two units, " + unit + " and " + other + ": give one another name");
            }
        }
    }

    /** A misspelt unit would never expire, and nobody would notice. */
    private static void check(String name, Units units) {
        boolean isKnown = units.names().stream().anyMatch(unit -> isOf(name, PREFIX + unit));
        if (!isKnown && (name.startsWith(PREFIX) || name.startsWith(VARIABLE_PREFIX))) {
            throw new IllegalArgumentException(
                    new Setting(name) + " is about no unit; the units are " + String.join(", ", units.names()));
        }
    }

    /**
     * A server lists an environment variable by its name, or by a property's that it makes of it: in small letters,
     * with dots.
     */
    private static boolean isOf(String name, String setting) {
        String variable = new Setting(setting).variable();
        return name.equals(setting)
                || name.equals(variable)
                || name.equals(variable.toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    /** How long a unit can be spent after it was given; empty if for ever. */
    public Optional<Duration> of(String unit) {
        return Optional.ofNullable(lifetimes.get(unit));
    }

    /** For the log: each unit that expires, with its days; empty if none does. */
    @Override
    public String toString() {
        return String.join(
                ", ",
                lifetimes.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + " after " + entry.getValue().toDays() + " days")
                        .sorted()
                        .toList());
    }
}
