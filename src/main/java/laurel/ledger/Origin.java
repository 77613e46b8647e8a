package laurel.ledger;

/**
 * Where a credit comes from. The database lets one be booked once.
 *
 * @param system the webhook system, as in the API's addresses: {@code v1} or {@code v2}
 * @param fulfilment the fulfilment's id in that system
 */
public record Origin(String system, String fulfilment) {}
