/**
 * Whether Laurel is well, for those who watch it. Only reads, and is reachable without a key: so it tells no secret and no
 * customer.
 */
package laurel.monitoring;
