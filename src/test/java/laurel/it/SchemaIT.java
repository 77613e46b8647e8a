package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import laurel.platform.transaction.Database;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database has the last word: what the classes promise, it refuses to break. */
@ExtendWith(ArquillianExtension.class)
class SchemaIT {

    @Inject
    private Database database;

    private Reward credited;
    private Reward held;

    @BeforeEach
    void somethingIsInTheBooks() {
        credited = Reward.ofCredits();
        FirstPromoter.sends(credited).isCredited();
        held = Reward.ofCredits().withoutCustId();
        FirstPromoter.sends(held).isHeld("NO_ACCOUNT");
    }

    @Test
    void a_fulfilment_is_there_once() {
        refuses("insert into fulfilment select * from fulfilment where id = ?", credited.id());
    }

    @Test
    void a_fulfilment_is_credited_once() {
        refuses(
                "insert into entry (id, account_id, unit, amount, balance_after, kind, programme, system, fulfilment_id, actor, recorded_at)"
                        + " select -id, account_id, unit, amount, balance_after, kind, programme, system, fulfilment_id, actor, recorded_at"
                        + " from entry where fulfilment_id = ?",
                credited.id());
    }

    @Test
    void an_entry_says_what_it_is_and_moves_something() {
        for (String change : List.of(
                "amount = 0",
                "amount = -20",
                "kind = 'GIFT'",
                "kind = 'REDEMPTION'",
                "fulfilment_id = null",
                "system = null",
                "programme = null",
                "programme = 'unheard of'",
                "unit = 'unheard of'",
                "account_id = -1",
                "fulfilment_id = 'unheard of'",
                "actor = null")) {
            refuses("update entry set " + change + " where fulfilment_id = ?", credited.id());
        }
    }

    @Test
    void a_fulfilment_goes_no_way_that_there_is_not() {
        for (String change : List.of(
                "status = 'HELD'",
                "status = 'REJECTED'",
                "status = 'REVERSED'",
                "status = 'LOST'",
                "taken = 20",
                "account_id = null",
                "cust_id = null",
                "amount = null",
                "amount = 0",
                "amount = 1000000000001",
                "settled_at = null",
                "hold_reason = 'PAUSED'",
                "promoter_id = 'unheard of'",
                "programme = 'unheard of'",
                "programme = null",
                "system = 'v3'")) {
            refuses("update fulfilment set " + change + " where id = ?", credited.id());
        }
        for (String change : List.of(
                "status = 'CREDITED'",
                "status = 'CREDITED', hold_reason = null",
                "hold_reason = null",
                "amount = null")) {
            refuses("update fulfilment set " + change + " where id = ?", held.id());
        }
    }

    @Test
    void a_balance_goes_below_zero_by_nothing_but_a_reversal() {
        Company.spends(credited.custId(), 5).is(201);
        String ofAccount = " where account_id = (select id from account where cust_id = ?)";
        refuses("update entry set balance_after = -1" + ofAccount + " and kind = 'REDEMPTION'", credited.custId());
        refuses(
                "update entry set balance_after = -1, kind = 'ADJUSTMENT', reason = 'x'" + ofAccount
                        + " and kind = 'REDEMPTION'",
                credited.custId());
        refuses(
                "update entry set balance_after = -1, kind = 'EXPIRY'" + ofAccount + " and kind = 'REDEMPTION'",
                credited.custId());
        Company.posts("anna", "/fulfilments/v1/" + credited.id() + "/reverse", null, "{\"reason\":\"schema\"}")
                .is(200);
        for (String change : List.of("taken = null", "taken = -1", "taken = 21", "status = 'CREDITED'")) {
            refuses("update fulfilment set " + change + " where id = ?", credited.id());
        }
    }

    @Test
    void a_balance_owes_nothing_or_something_and_is_not_without_an_account() {
        String ofAccount = " where account_id = (select id from account where cust_id = ?)";
        refuses("update balance set debt = -1" + ofAccount, credited.custId());
        refuses("update balance set debt = null" + ofAccount, credited.custId());
        refuses("update balance set account_id = -1" + ofAccount, credited.custId());
        refuses("update account set cust_id = '' where cust_id = ?", credited.custId());
    }

    @Test
    void a_key_is_used_once_and_for_an_entry_that_is_there() {
        Company.spends(credited.custId(), "schema", Company.redemption(5)).is(201);
        String ofAccount = " where account_id = (select id from account where cust_id = ?)";
        refuses("insert into idempotency_key select * from idempotency_key" + ofAccount, credited.custId());
        for (String change : List.of("key_text = ''", "entry_id = -1", "entry_id = null", "account_id = -1")) {
            refuses("update idempotency_key set " + change + ofAccount, credited.custId());
        }
        refuses("update entry set amount = 5" + ofAccount + " and kind = 'REDEMPTION'", credited.custId());
    }

    @Test
    void an_entry_is_taken_back_once_by_another_one_with_a_reason() {
        var redemption = Company.spends(credited.custId(), 5).is(201).json();
        Company.posts("anna", "/entries/" + redemption.getString("id") + "/reversal", null, "{\"reason\":\"x\"}")
                .is(201);
        String ofEntry = " where entry_id = cast(? as bigint)";
        refuses("insert into reversal select * from reversal" + ofEntry, redemption.getString("id"));
        for (String change :
                List.of("reversed_by = entry_id", "reversed_by = -1", "entry_id = -1", "entry_id = null")) {
            refuses("update reversal set " + change + ofEntry, redemption.getString("id"));
        }
        refuses(
                "update entry set reason = null where kind = 'REVERSAL'"
                        + " and account_id = (select id from account where cust_id = ?)",
                credited.custId());
    }

    @Test
    void a_hold_goes_no_way_that_there_is_not() {
        String body = "{\"unit\":\"credits\",\"amount\":5,\"reference\":\"cart 3\",\"expiresInSeconds\":600}";
        String holds = "/accounts/" + Company.encoded(credited.custId()) + "/holds";
        String open = Company.posts("shop", holds, Company.freshKey(), body)
                .is(201)
                .json()
                .getString("id");
        String captured = Company.posts("shop", holds, Company.freshKey(), body)
                .is(201)
                .json()
                .getString("id");
        Company.posts("shop", "/holds/" + captured + "/capture", null, "{}").is(200);
        String ofHold = " where id = cast(? as bigint)";
        for (String change : List.of(
                "status = 'CAPTURED'",
                "status = 'RELEASED'",
                "status = 'EXPIRED'",
                "captured = 5",
                "settled_at = created_at",
                "settled_by = 'shop'",
                "status = 'RELEASED', settled_at = created_at",
                "status = 'RELEASED', settled_by = 'shop', settled_at = expires_at",
                "amount = 0",
                "expires_at = created_at",
                "unit = 'unheard of'",
                "reference = null")) {
            refuses("update hold set " + change + ofHold, open);
        }
        for (String change : List.of(
                "status = 'OPEN'",
                "status = 'RELEASED'",
                "settled_at = null",
                "settled_by = null",
                "captured = 6",
                "captured = 0",
                "captured = null",
                "entry_id = null",
                "entry_id = -1")) {
            refuses("update hold set " + change + ofHold, captured);
        }
    }

    @Test
    void a_lot_has_something_left_of_an_entry() {
        var points = Reward.ofCredits().withUnit("points");
        FirstPromoter.sends(points).isCredited();
        for (String change : List.of("remaining = 0", "remaining = -1", "entry_id = -1", "expires_at = null")) {
            refuses(
                    "update lot set " + change + " where account_id = (select id from account where cust_id = ?)",
                    points.custId());
        }
    }

    @Test
    void an_act_has_an_actor_a_deed_a_subject_and_a_reason() {
        Company.posts("anna", "/fulfilments/v1/" + held.id() + "/reject", null, "{\"reason\":\"schema\"}")
                .is(200);
        String subject = "v1/" + held.id();
        for (String column : List.of("actor", "deed", "subject", "reason")) {
            refuses("update act set " + column + " = '' where subject = ?", subject);
            refuses("update act set " + column + " = null where subject = ?", subject);
        }
        refuses("insert into act select * from act where subject = ?", subject);
    }

    @Test
    void a_payload_is_there_or_was_deleted() {
        refuses("update delivery set payload_deleted_at = received_at where fulfilment_id = ?", credited.id());
    }

    @Test
    void who_is_erased_stays_nobody_and_their_address_is_kept_no_longer_than_it_is_looked_for() {
        String id = credited.promoterId();
        refuses("update promoter set erased_at = created_at where id = ?", id);
        Company.posts("berta", "/promoters/" + id + "/erasure", null, "{\"reason\":\"schema\"}")
                .is(200);
        for (String change : List.of("email = 'a@example.com'", "name = 'a'")) {
            refuses("update promoter set " + change + " where id = ?", id);
        }
        for (String change : List.of(
                "status = 'DONE'",
                "status = 'LOST'",
                "done_at = requested_at",
                "status = 'DONE', done_at = requested_at, email = 'a@example.com'",
                "promoter_id = 'unheard of'")) {
            refuses("update erasure set " + change + " where promoter_id = ?", id);
        }
    }

    @Test
    void a_person_has_a_name_in_small_letters_a_role_and_a_hashed_password() {
        String name = Staff.newcomer("reader");
        refuses("insert into person select * from person where name = ?", name);
        for (String change : List.of(
                "name = ''",
                "name = upper(name)",
                "role = 'ROOT'",
                "role = null",
                "password_hash = 'correct horse battery staple'",
                "password_hash = null",
                "made_by = ''")) {
            refuses("update person set " + change + " where name = ?", name);
        }
    }

    @Test
    void a_log_in_is_a_persons_and_ends() {
        String name = Staff.newcomer("reader");
        Browser.of(name, Staff.PASSWORD);
        for (String change : List.of(
                "digest = 'what the browser shows'",
                "person_name = 'unheard of'",
                "ends_at = begun_at",
                "era = null")) {
            refuses("update log_in set " + change + " where person_name = ?", name);
        }
        refuses("delete from person where name = ?", name);
    }

    @Test
    void what_a_hold_sets_aside_of_a_lot_and_what_has_expired_of_one_is_something_of_something() {
        var points = Reward.ofCredits().withUnit("points");
        FirstPromoter.sends(points).isCredited();
        String hold = Company.posts(
                        "shop",
                        "/accounts/" + Company.encoded(points.custId()) + "/holds",
                        Company.freshKey(),
                        "{\"unit\":\"points\",\"amount\":5,\"reference\":\"x\",\"expiresInSeconds\":600}")
                .is(201)
                .json()
                .getString("id");
        assertThat(Tables.find("select amount from hold_part where hold_id = ?", Long.parseLong(hold)))
                .containsExactly("5");
        String ofHold = " where hold_id = cast(? as bigint)";
        refuses("insert into hold_part select * from hold_part" + ofHold, hold);
        for (String change : List.of("amount = 0", "amount = null", "hold_id = -1", "entry_id = -1")) {
            refuses("update hold_part set " + change + ofHold, hold);
        }
        String expiredOf = "insert into expired_part (entry_id, expired_by, amount) select id, ";
        String ofReward = " from entry where fulfilment_id = ?";
        refuses(expiredOf + "id, 0" + ofReward, points.id());
        refuses(expiredOf + "-1, 5" + ofReward, points.id());
        Company.posts("anna", "/fulfilments/v1/" + credited.id() + "/reverse", null, "{\"reason\":\"schema\"}")
                .is(200);
        for (String change : List.of("expired = null", "expired = -1", "expired = 1")) {
            refuses("update fulfilment set " + change + " where id = ?", credited.id());
        }
        refuses("update fulfilment set expired = 0 where id = ?", held.id());
    }

    @Test
    void an_older_laurel_does_not_work_on_a_newer_ones_tables() throws SQLException {
        try (Connection connection = Tables.connection()) {
            Tables.change(
                    connection,
                    "insert into flyway_schema_history"
                            + " (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                            + " values (9999, '9999', 'from the future', 'SQL', 'V9999__from_the_future.sql', 'tests', 0, true)");
            try {
                assertThatThrownBy(database::migrate).hasStackTraceContaining("9999");
            } finally {
                Tables.change(connection, "delete from flyway_schema_history where installed_rank = 9999");
            }
        }
        database.migrate();
    }

    private static void refuses(String sql, String parameter) {
        assertThatThrownBy(() -> {
                    try (Connection connection = Tables.connection()) {
                        assertThat(Tables.change(connection, sql, parameter))
                                .as(sql)
                                .isZero();
                    }
                })
                .as(sql)
                .hasRootCauseInstanceOf(SQLException.class);
    }
}
