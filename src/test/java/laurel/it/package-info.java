/**
 * Laurel in a real server, on a real database: deployed as the WAR that users get, called as FirstPromoter and the company's
 * application call it. The same classes run in WildFly and in Payara, on H2 and on PostgreSQL.
 */
package laurel.it;
