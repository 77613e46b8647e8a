/**
 * Who may call: secrets from the configuration, the roles of those who hold one, where calls come from, and how often they failed.
 *
 * <p>Refuses to know what is called, and where keys are kept that are not configured. A secret is compared in constant time, and is never shown again.
 */
package laurel.access;
