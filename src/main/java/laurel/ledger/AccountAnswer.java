package laurel.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * What an account has, as the API tells it: whole units, by unit.
 *
 * @param available how much of each can be spent now
 * @param debts how much of each is owed, for those of which something is
 */
public record AccountAnswer(
        String custId,
        Map<String, Long> balances,
        Map<String, Long> available,
        Map<String, Long> debts,
        Instant createdAt) {

    static AccountAnswer of(Statement statement) {
        return new AccountAnswer(
                statement.custId().value(),
                statement.balances(),
                statement.available(),
                statement.debts(),
                statement.createdAt());
    }
}
