package laurel.keys;

import java.util.List;
import java.util.Optional;

/**
 * A page of keys, newest first.
 *
 * @param next what the next page is before; empty at the end
 */
public record KeysAnswer(List<KeyAnswer> keys, Optional<String> next) {}
