package laurel.people;

import laurel.access.Role;
import laurel.platform.Refused;

/** How a request names a role. */
final class RoleText {

    /** The longest word that can be a role. */
    static final int MOST_CHARACTERS = 16;

    private RoleText() {}

    /** @throws Refused.Thrown if there is no role of this name */
    static Role role(String name) {
        return Role.named(name).orElseThrow(() -> Refused.malformed("role", "role is one of " + Role.NAMES + ".")
                .toException());
    }
}
