package laurel.spending;

import java.util.List;
import java.util.Optional;

/**
 * A page of an account's holds, newest first.
 *
 * @param next what the next page is before; empty at the end
 */
public record HoldsAnswer(List<HoldAnswer> holds, Optional<String> next) {}
