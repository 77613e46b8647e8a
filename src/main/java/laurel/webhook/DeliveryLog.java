package laurel.webhook;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import laurel.programme.Programme;

/**
 * One line of the log for each delivery that is in the books, under the number that it has there: what became of which fulfilment,
 * and how long that took. No payload, no person and no secret; whoever may know more looks the delivery up by its number.
 */
final class DeliveryLog {

    private static final Logger LOG = System.getLogger("laurel.delivery");

    /** Ids and types are words of the caller, who could write whole lines into the log by them. */
    private static final int MOST_LETTERS = 64;

    private DeliveryLog() {}

    static void tell(Payload.Event event, Recorded recorded, Duration took) {
        if (LOG.isLoggable(Level.INFO)) {
            LOG.log(Level.INFO, line(event, recorded, took));
        }
    }

    static String line(Payload.Event event, Recorded recorded, Duration took) {
        WebhookAnswer answer = recorded.answer();
        var line = new StringBuilder(120)
                .append("Delivery ")
                .append(recorded.delivery())
                .append(": ")
                .append(answer.kind());
        if (answer.reason() != null) {
            line.append(" (").append(answer.reason()).append(')');
        }
        line.append(", answered ").append(answer.status());
        if (answer.fulfilment() != null) {
            line.append(", fulfilment ")
                    .append(Programme.qualified(event.programme().name(), event.system() + "/"));
            append(line, answer.fulfilment());
        } else if (event.type() != null) {
            line.append(", event ");
            append(line, event.type());
        }
        return line.append(", took ").append(took.toMillis()).append(" ms").toString();
    }

    private static void append(StringBuilder line, String word) {
        for (int at = 0; at < Math.min(word.length(), MOST_LETTERS); at++) {
            char c = word.charAt(at);
            line.append(c > ' ' && c < 127 ? c : '?');
        }
        if (word.length() > MOST_LETTERS) {
            line.append("...");
        }
    }
}
