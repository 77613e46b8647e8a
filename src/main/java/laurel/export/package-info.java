/**
 * Long lists as files: what spreadsheets and accounting read, however many rows there are.
 *
 * <p>Refuses to keep more than a handful of rows, or a transaction for longer than those take. Refuses to know how they are found.
 */
package laurel.export;
