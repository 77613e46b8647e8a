package laurel.keys;

import java.util.Optional;
import laurel.access.Caller;
import laurel.access.CurrentCaller;
import laurel.access.Role;
import laurel.audit.Decision;
import laurel.platform.Refused;
import laurel.platform.web.Text;

/**
 * That a key is to be made.
 *
 * @param ledger to which it is to be bound; the one of the call, if it is left out
 * @param reason why, if there is one to tell
 */
record KeyRequest(
        @Text(most = KeyRequest.MOST_CHARACTERS) Optional<String> ledger,
        @Text(most = KeyRequest.MOST_CHARACTERS) String name,
        @Text(most = KeyRequest.MOST_CHARACTERS) String role,
        @Text(most = Decision.MOST_REASON_CHARACTERS) Optional<String> reason) {

    /** As much of what is no role or name as is read. */
    static final int MOST_CHARACTERS = 64;

    private static final String NO_REASON = "none given";

    /** @throws Refused.Thrown if no caller can be called so, or have that role */
    KeyRequest {
        if (!Caller.isName(name)) {
            throw Refused.malformed("name", "name is " + Caller.NAMES + ".").toException();
        }
        if (Role.named(role).isEmpty()) {
            throw Refused.malformed("role", "role is one of " + Role.NAMES + ".")
                    .toException();
        }
    }

    /** Whose it is to be. */
    Caller caller(String boundTo) {
        return new Caller(name, Role.named(role).orElseThrow(), boundTo);
    }

    Decision by(CurrentCaller admin, String boundTo) {
        return new Decision(admin.name(), boundTo, reason.orElse(NO_REASON));
    }
}
