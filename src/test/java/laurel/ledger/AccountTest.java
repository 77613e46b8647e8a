package laurel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccountTest {

    @Test
    void begins_when_its_cust_id_is_first_seen() {
        Instant now = Instant.parse("2026-03-01T10:00:00Z");

        var account = new Account(new AccountKey("main", CustId.of(" 23452 ")), now);

        assertThat(account.custId()).isEqualTo(new CustId("23452"));
        assertThat(account.createdAt()).isEqualTo(now);
        assertThat(account.email()).isEmpty();
    }

    @Test
    void keeps_the_address_it_was_told_last() {
        var account = new Account(new AccountKey("main", CustId.of("23452")), Instant.parse("2026-03-01T10:00:00Z"));

        account.reachAt("old@example.com");
        account.reachAt("new@example.com");
        account.reachAt(null);

        assertThat(account.email()).contains("new@example.com");
    }
}
