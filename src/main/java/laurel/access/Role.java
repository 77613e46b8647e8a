package laurel.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the holder of an API key may do. Each role includes the ones before it. */
public enum Role {
    /** Reads balances, entries and fulfilments. */
    READER,
    /** Also spends credits. */
    SPENDER,
    /** Also settles what was held, and corrects the books. */
    OPERATOR,
    /** Also gives keys to others. */
    ADMIN;

    /** The names of the roles, as an error message lists them. */
    public static final String NAMES =
            Arrays.stream(values()).map(Role::toString).collect(Collectors.joining(", "));

    /** Whether this role may do what the other one may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** The role of a name, in upper or lower case. */
    public static Optional<Role> named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.name().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /** The name, as it is written in the configuration. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
