package laurel.promoter;

import java.util.Optional;
import laurel.ledger.CustId;

/**
 * A promoter, as people see it.
 *
 * @param account the account to which an operator linked the promoter; empty if each reward's {@code cust_id} tells
 *     whose it is
 */
public record PromoterStatement(Promoter promoter, Optional<CustId> account) {}
