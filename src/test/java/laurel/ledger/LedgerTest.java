package laurel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class LedgerTest {

    @Test
    void an_account_is_given_by_its_number_and_a_number_that_nobody_has_is_refused() {
        try (var books = new LedgerInMemory()) {
            long id = books.does(work -> work.ledger().begin(new AccountKey("main", new CustId("23452"))))
                    .id();

            assertThat(books.does(work -> work.ledger().get(id)).custId()).isEqualTo(new CustId("23452"));
            assertThatThrownBy(() -> books.does(work -> work.ledger().get(id + 1)))
                    .isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void of_a_unit_that_an_account_never_had_nothing_can_be_taken_until_something_is_given() {
        try (var books = new LedgerInMemory()) {
            var account = books.does(work -> work.ledger().begin(new AccountKey("main", new CustId("23452"))));
            var shop = Cause.application("shop", "order 7");
            var anna = Cause.person("anna", "a test");

            books.does(work -> {
                var balance = work.ledger().lock(account, "points");
                assertThat(balance.available()).isZero();
                assertThat(balance.redeem(1, shop)).isEmpty();
                assertThat(balance.hold(1, shop, java.time.Duration.ofMinutes(1)))
                        .isEmpty();
                assertThat(balance.adjust(-1, anna)).isEmpty();
                assertThat(balance.expire()).isFalse();
                assertThat(balance.adjust(5, anna).orElseThrow().balanceAfter()).isEqualTo(5);
                return balance.redeem(5, shop).orElseThrow();
            });
        }
    }
}
