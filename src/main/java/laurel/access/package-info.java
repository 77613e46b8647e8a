/**
 * Who may call: secrets from the configuration, and the roles of those who hold one.
 *
 * <p>Refuses to know what is called, and where keys are kept that are not configured. A secret is compared in constant time, and is never shown again.
 */
package laurel.access;
