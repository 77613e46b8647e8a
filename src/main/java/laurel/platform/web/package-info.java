/**
 * HTTP: what every request must be like, how its parameters and bodies are read, and errors as problem+json.
 *
 * <p>Refuses to know who calls, and what for.
 */
package laurel.platform.web;
