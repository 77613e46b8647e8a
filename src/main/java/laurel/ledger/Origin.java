package laurel.ledger;

import laurel.programme.Programme;

/**
 * Where a credit comes from. The database lets one be booked once.
 *
 * @param programme the name of the programme that announced it
 * @param system the webhook system, as in the API's addresses: {@code v1} or {@code v2}
 * @param fulfilment the fulfilment's id in that system
 */
public record Origin(String programme, String system, String fulfilment) {

    /** The fulfilment as people write it. */
    @Override
    public String toString() {
        return Programme.qualified(programme, system + "/" + fulfilment);
    }
}
