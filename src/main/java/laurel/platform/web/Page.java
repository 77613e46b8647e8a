package laurel.platform.web;

import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
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
     * The page as the API shows it: the rows, and as {@code next} the key to continue from, or {@code null}.
     *
     * @param name what the rows are called
     * @param key the key of a row, to continue from
     */
    public Response toResponse(String name, Function<T, JsonObjectBuilder> json, Function<T, String> key) {
        var shown = Jsons.array();
        rows.forEach(row -> shown.add(json.apply(row)));
        var body = Jsons.object().add(name, shown);
        if (isLast) {
            body.addNull("next");
        } else {
            body.add("next", key.apply(rows.get(rows.size() - 1)));
        }
        return Response.ok(body.build().toString(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
