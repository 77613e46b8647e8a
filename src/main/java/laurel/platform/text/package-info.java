/**
 * Texts as others write them: ids, what a database can store, and what is hidden by encodings.
 *
 * <p>This package refuses to know where a text comes from, and where it goes.
 */
package laurel.platform.text;
