package laurel.audit;

import laurel.access.CurrentCaller;
import laurel.platform.web.Text;

/**
 * What is asked by a call that needs nothing but a reason.
 *
 * @param reason why it is to be done
 */
public record ReasonRequest(
        @Text(most = Decision.MOST_REASON_CHARACTERS) String reason) {

    /** That the caller wants it done. */
    public Decision by(CurrentCaller caller) {
        return new Decision(caller.name(), caller.ledger(), reason);
    }
}
