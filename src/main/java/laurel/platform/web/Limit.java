package laurel.platform.web;

/**
 * How many rows of a list a page has at most: {@code limit} in the query.
 *
 * @param rows from 1 to {@value #LARGEST}
 */
public record Limit(int rows) {

    /** What a page has at most if nobody says otherwise, as {@link jakarta.ws.rs.DefaultValue}. */
    public static final String USUAL = "50";

    static final int LARGEST = 500;
}
