package laurel.platform;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A setting, as people know it.
 *
 * @param name its name in MicroProfile Config, such as {@code laurel.deliveries.retention}, or the name of an
 *     environment variable
 */
public record Setting(String name) {

    private static final Pattern DAYS = Pattern.compile("[1-9][0-9]{0,4}d");
    private static final int MOST_DAYS = 36_500;

    /** The environment variable in which MicroProfile Config looks for it. */
    public String variable() {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /**
     * Its value as a length of time: {@code 365d}, from one day to a hundred years.
     *
     * @throws IllegalArgumentException if it is none; the message names the setting
     */
    public Duration days(String value) {
        String given = value.strip();
        if (DAYS.matcher(given).matches()) {
            int days = Integer.parseInt(given.substring(0, given.length() - 1));
            if (days <= MOST_DAYS) {
                return Duration.ofDays(days);
            }
        }
        throw new IllegalArgumentException(
                this + ": " + given + " is not a number of days like 365d, from 1d to " + MOST_DAYS + "d");
    }

    /** Its name, and the environment variable if that has another name. */
    @Override
    public String toString() {
        return name.equals(variable()) ? name : name + " (" + variable() + ")";
    }
}
