package laurel.fulfilment;

import laurel.ledger.CustId;

/**
 * How a held fulfilment is to be released.
 *
 * @param custId to whose account, to which its promoter is then linked; null if the books know
 * @param others whether what else waits for this promoter's account is to be released, too
 * @param seen what whoever decides has seen of it
 */
public record Release(CustId custId, boolean others, Seen seen) {}
