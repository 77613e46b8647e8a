package laurel.access;

import java.security.Principal;

/**
 * Whoever calls the API.
 *
 * @param name what the books call it: who did something, and whose an idempotency key is
 */
public record Caller(String name, Role role) implements Principal {

    @Override
    public String getName() {
        return name;
    }
}
