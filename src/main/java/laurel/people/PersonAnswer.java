package laurel.people;

import java.time.Instant;
import java.util.Optional;
import laurel.access.Role;

/**
 * Somebody as the API tells it.
 *
 * @param lastLogInAt when they last showed their password, to the minute
 * @param disabledAt since when they cannot log in, if they cannot
 */
public record PersonAnswer(
        String name,
        Role role,
        String madeBy,
        Instant madeAt,
        Optional<Instant> lastLogInAt,
        Optional<Instant> disabledAt) {

    static PersonAnswer of(Person person) {
        return new PersonAnswer(
                person.name(),
                person.role(),
                person.madeBy(),
                person.madeAt(),
                person.lastLogInAt(),
                person.disabledAt());
    }
}
