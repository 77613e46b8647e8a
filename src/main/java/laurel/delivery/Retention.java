package laurel.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import laurel.platform.Setting;

/** How long the payloads of deliveries are kept: {@code laurel.deliveries.retention}. */
public final class Retention {

    private static final Setting SETTING = new Setting("laurel.deliveries.retention");
    private static final String FOR_EVER = "off";

    private final Optional<Duration> length;

    private Retention(Optional<Duration> length) {
        this.length = length;
    }

    /**
     * Reads the setting.
     *
     * @param value a number of days such as {@code 90d}, or {@code off} to keep payloads for ever
     * @throws IllegalArgumentException if it is neither; the message names the setting
     */
    public static Retention of(String value) {
        if (value.strip().equals(FOR_EVER)) {
            return new Retention(Optional.empty());
        }
        try {
            return new Retention(Optional.of(SETTING.days(value)));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(wrong.getMessage() + ", and not " + FOR_EVER + " either", wrong);
        }
    }

    /** The time before which nothing is kept any longer; empty if everything is kept. */
    public Optional<Instant> end(Instant now) {
        return length.map(now::minus);
    }

    /** For the log. */
    @Override
    public String toString() {
        return length.map(kept -> "for " + kept.toDays() + " days").orElse("for ever");
    }
}
