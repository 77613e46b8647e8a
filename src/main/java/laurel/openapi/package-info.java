/**
 * What Laurel's HTTP interface is: one document, written by hand (openapi.json beside these classes), shown to whoever asks.
 *
 * <p>Refuses to know the classes that answer. That they and the document agree is what the tests see to.
 */
package laurel.openapi;
