/**
 * Who may call: secrets from the configuration, the roles of those who hold them, where calls come from, and how often
 * they failed.
 *
 * <p>This package refuses to know what is called, and where keys are kept that are not configured. It compares a secret
 * in constant time, and never shows it again.
 */
package laurel.access;
