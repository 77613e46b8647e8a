package laurel.it;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** A commission of webhooks v2 that FirstPromoter denies. */
record Denial(String commission) {

    /**
     * Denies a reward. Since no webhook credits commissions so far, its fulfilment becomes one of webhooks v2 in the books.
     *
     * @param announced as a legacy fulfilment, credited or held
     */
    static Denial of(Reward announced) {
        try (Connection books = Tables.transaction()) {
            Tables.change(
                    books,
                    "insert into fulfilment (programme, system, id, promoter_id, unit, amount, amount_sent, status, hold_reason, account_id,"
                            + " created_at, settled_at, cust_id, name, ordinal)"
                            + " select programme, 'v2', id, promoter_id, unit, amount, amount_sent, status, hold_reason, account_id,"
                            + " created_at, settled_at, cust_id, name, ordinal"
                            + " from fulfilment where system = 'v1' and id = ?",
                    announced.id());
            Tables.change(books, "update entry set system = 'v2' where fulfilment_id = ?", announced.id());
            Tables.change(books, "delete from fulfilment where system = 'v1' and id = ?", announced.id());
            books.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new Denial(announced.id());
    }

    /** Denies a commission that nobody has announced. */
    static Denial ofNothing() {
        return new Denial("" + Reward.fresh());
    }

    Reply isSent() {
        return FirstPromoter.sends(as("commission.updated", "[\"approved\",\"denied\"]"));
    }

    Reply isSentAs(String type) {
        return FirstPromoter.sends(as(type, "[]"));
    }

    /** An event of the commission, each time another one. */
    String as(String type, String status) {
        return """
                {"event_id":"%s","event_type":"%s","action":"updated","entity_type":"commission","entity_id":%s,\
                "changes":{"status":%s},"data":{"id":%s,"status":"denied","amount":20,"unit":"credits"}}""".formatted(UUID.randomUUID(), type, commission, status, commission);
    }

    String path() {
        return "/fulfilments/v2/" + commission;
    }
}
