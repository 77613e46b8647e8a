package laurel.people;

import laurel.access.Caller;
import laurel.audit.Decision;
import laurel.platform.Refused;
import laurel.platform.web.Text;

/** Who is to be made known. */
record NewPersonRequest(
        @Text(most = Person.MOST_NAME_CHARACTERS) String name,
        @Text(most = RoleText.MOST_CHARACTERS) String role,
        @Text(most = Passwords.MOST_CHARACTERS) String password,
        @Text(most = Decision.MOST_REASON_CHARACTERS) String reason) {

    /** @throws Refused.Thrown if nobody can be called so, have that role, or be safe with that password */
    NewPersonRequest {
        String called = Person.name(name).orElseThrow(() -> Refused.malformed("name", "name has " + Caller.NAMES + ".")
                .toException());
        RoleText.role(role);
        Passwords.require(password, called);
        name = called;
    }

    @Override
    public String toString() {
        return name + ", " + role + ", ***, " + reason;
    }
}
