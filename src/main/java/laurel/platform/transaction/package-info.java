/**
 * The database: that it is there and up to date, transactions that are tried again, what its refusals mean, and numbers
 * that grow with time.
 *
 * <p>This package refuses to know what is kept in the database.
 */
package laurel.platform.transaction;
