package laurel.people;

import laurel.audit.Decision;
import laurel.platform.web.Text;

/** Which password somebody is to have. */
record NewPasswordRequest(
        @Text(most = Passwords.MOST_CHARACTERS) String password,
        @Text(most = Decision.MOST_REASON_CHARACTERS) String reason) {

    @Override
    public String toString() {
        return "***, " + reason;
    }
}
