package laurel.platform.web;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Some rows of a list.
 *
 * @param isLast whether nothing follows these
 */
public record Page<T>(List<T> rows, boolean isLast) {

    /**
     * The first of the rows that were found.
     *
     * @param found the rows; one more than the limit if there are that many
     */
    public static <T> Page<T> of(List<T> found, int limit) {
        boolean isLast = found.size() <= limit;
        return new Page<>(List.copyOf(isLast ? found : found.subList(0, limit)), isLast);
    }

    /**
     * The page as the API answers with it.
     *
     * @param answer takes the rows, and the key to continue from, which is empty at the end
     * @param key the key of a row, to continue from
     */
    public <R, A> A toAnswer(
            BiFunction<List<R>, Optional<String>, A> answer, Function<T, R> row, Function<T, String> key) {
        return answer.apply(
                rows.stream().map(row).toList(),
                isLast ? Optional.empty() : Optional.of(key.apply(rows.get(rows.size() - 1))));
    }
}
