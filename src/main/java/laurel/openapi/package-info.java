/**
 * Laurel's HTTP interface: one document, written by hand (openapi.json beside these classes), shown to whoever asks.
 *
 * <p>This package refuses to know the classes that answer. The tests make sure that they and the document agree.
 */
package laurel.openapi;
