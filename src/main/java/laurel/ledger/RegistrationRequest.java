package laurel.ledger;

import java.util.Optional;
import laurel.access.CurrentCaller;
import laurel.audit.Decision;
import laurel.platform.web.Text;

/**
 * That an account is to be known.
 *
 * @param email the customer's, if the company tells one
 * @param reason why, if there is one to tell
 */
record RegistrationRequest(
        @Text(most = Account.MOST_EMAIL_CHARACTERS) Optional<String> email,
        @Text(most = Decision.MOST_REASON_CHARACTERS) Optional<String> reason) {

    private static final String NO_REASON = "none given";

    Decision by(CurrentCaller caller) {
        return new Decision(caller.name(), caller.ledger(), reason.orElse(NO_REASON));
    }
}
