package laurel.audit;

import java.time.Instant;
import java.util.Optional;
import laurel.platform.web.IfTold;
import laurel.programme.Programme;

/**
 * An act as the API tells it.
 *
 * @param id a number, told as a text: not every reader of JSON keeps all of its digits
 */
public record ActAnswer(
        @IfTold Optional<String> programme,
        String id,
        Instant actedAt,
        String actor,
        String deed,
        String subject,
        Optional<String> detail,
        String reason) {

    /** All that an act tells. */
    public static ActAnswer of(Act act) {
        return new ActAnswer(
                act.programme().flatMap(Programme::told),
                Long.toString(act.id()),
                act.actedAt(),
                act.actor(),
                act.deed(),
                act.subject(),
                act.detail(),
                act.reason());
    }
}
