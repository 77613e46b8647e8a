package laurel.keys;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import laurel.access.Role;
import laurel.platform.web.IfTold;
import laurel.programme.Programme;

/**
 * A key as the API tells it, without the key itself.
 *
 * @param id a number, told as a text: not every reader of JSON keeps all of its digits
 * @param yours whether this call was made with it
 */
public record KeyAnswer(
        @IfTold Optional<String> ledger,
        String id,
        String name,
        Role role,
        String madeBy,
        Instant madeAt,
        Optional<Instant> lastUsedAt,
        Optional<String> revokedBy,
        Optional<Instant> revokedAt,
        boolean yours) {

    /** @param shown the key that this call was made with, if it is a stored one */
    static KeyAnswer of(ApiKey key, OptionalLong shown) {
        return new KeyAnswer(
                Programme.told(key.ledger()),
                Long.toString(key.id()),
                key.name(),
                key.role(),
                key.madeBy(),
                key.madeAt(),
                key.lastUsedAt(),
                key.revokedBy(),
                key.revokedAt(),
                shown.isPresent() && shown.getAsLong() == key.id());
    }
}
