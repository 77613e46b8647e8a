package laurel.keys;

import java.util.Optional;
import laurel.platform.web.Unfolded;

/**
 * A key that works no more.
 *
 * @param warning if no key of an admin is left
 */
public record RevokedKeyAnswer(@Unfolded KeyAnswer key, Optional<String> warning) {}
