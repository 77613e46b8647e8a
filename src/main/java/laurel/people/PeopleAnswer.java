package laurel.people;

import java.util.List;
import java.util.Optional;

/**
 * A page of people, by their names.
 *
 * @param next what the next page is after; empty at the end
 */
public record PeopleAnswer(List<PersonAnswer> people, Optional<String> next) {}
