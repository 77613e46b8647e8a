package laurel.platform.web;

/**
 * Where a page of a list begins, which has the newest first: {@code before} in the query.
 *
 * @param id the number that those of the rows are smaller than
 */
public record Before(long id) {

    /** The beginning of a list, as {@link jakarta.ws.rs.DefaultValue}: the largest of all numbers. */
    public static final String NEWEST = "9223372036854775807";
}
