package laurel.audit;

import java.util.List;
import java.util.Optional;

/**
 * A page of acts, newest first.
 *
 * @param next what the next page is before; empty at the end
 */
public record ActsAnswer(List<ActAnswer> acts, Optional<String> next) {}
