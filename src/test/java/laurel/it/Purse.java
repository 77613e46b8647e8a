package laurel.it;

import jakarta.json.JsonObject;
import org.assertj.core.api.Condition;

/** What an account has of one unit, as the API tells it, all in whole units. */
record Purse(long balance, long available, long debt) {

    /** @throws AssertionError if there is no such account */
    static Purse of(String custId, String unit) {
        JsonObject account = Company.readsAccount(custId).is(200).json();
        return new Purse(
                amount(account, "balances", unit), amount(account, "available", unit), amount(account, "debts", unit));
    }

    /** What was never there is nothing, and is left out. */
    private static long amount(JsonObject account, String kind, String unit) {
        var amount = account.getJsonObject(kind).getJsonNumber(unit);
        return amount == null ? 0 : amount.longValueExact();
    }

    static Condition<Purse> balance(long amount) {
        return new Condition<>(purse -> purse.balance == amount, "a balance of %d", amount);
    }

    /** What can be spent of the balance now. */
    static Condition<Purse> available(long amount) {
        return new Condition<>(purse -> purse.available == amount, "%d available", amount);
    }

    /** What is owed, because it was taken back and had been spent. */
    static Condition<Purse> debt(long amount) {
        return new Condition<>(purse -> purse.debt == amount, "a debt of %d", amount);
    }
}
