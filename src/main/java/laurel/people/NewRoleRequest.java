package laurel.people;

import laurel.audit.Decision;
import laurel.platform.web.Text;

/** Which role somebody is to have. */
record NewRoleRequest(
        @Text(most = RoleText.MOST_CHARACTERS) String role,
        @Text(most = Decision.MOST_REASON_CHARACTERS) String reason) {

    /** @throws Refused.Thrown if there is no such role */
    NewRoleRequest {
        RoleText.role(role);
    }
}
