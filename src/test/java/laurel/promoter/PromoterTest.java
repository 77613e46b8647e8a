package laurel.promoter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import laurel.ledger.Account;
import org.junit.jupiter.api.Test;

class PromoterTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant EARLIER = NOON.minusSeconds(60);
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Instant NOW = NOON.plusSeconds(3600);

    /** An account as JPA makes one. */
    private static final class AnAccount extends Account {

        private final long id;

        AnAccount(long id) {
            this.id = id;
        }

        @Override
        public Long id() {
            return id;
        }
    }

    private static PromoterDescription ada(Instant asOf) {
        return new PromoterDescription("main", "234", "23452", "ada@example.com", "Ada Lovelace", "active", asOf);
    }

    private static PromoterDescription nothing(Instant asOf) {
        return new PromoterDescription("main", "234", null, null, null, null, asOf);
    }

    private static PromoterDescription withEmail(String email, Instant asOf) {
        return new PromoterDescription("main", "234", null, email, null, null, asOf);
    }

    private static void assertIsAda(Promoter promoter) {
        assertThat(promoter.id()).isEqualTo("234");
        assertThat(promoter.custId()).contains("23452");
        assertThat(promoter.email()).contains("ada@example.com");
        assertThat(promoter.name()).contains("Ada Lovelace");
        assertThat(promoter.status()).contains("active");
    }

    @Test
    void is_met_as_described() {
        assertIsAda(new Promoter(ada(NOON), NOW));
    }

    @Test
    void is_met_without_a_link_to_an_account() {
        assertThat(new Promoter(ada(NOON), NOW).linkedAccount()).isEmpty();
    }

    @Test
    void is_linked_to_the_account_that_was_named_last() {
        var promoter = new Promoter(ada(NOON), NOW);

        promoter.linkTo(new AnAccount(7));
        promoter.linkTo(new AnAccount(8));

        assertThat(promoter.linkedAccount()).contains(8L);
    }

    @Test
    void is_linked_to_no_account_any_more_when_the_link_has_ended() {
        var promoter = new Promoter(ada(NOON), NOW);
        promoter.linkTo(new AnAccount(7));

        promoter.unlink();

        assertThat(promoter.linkedAccount()).isEmpty();
    }

    @Test
    void may_be_met_with_nothing_but_an_id() {
        var promoter = new Promoter(nothing(null), NOW);

        assertThat(promoter.id()).isEqualTo("234");
        assertThat(promoter.custId()).isEmpty();
        assertThat(promoter.email()).isEmpty();
        assertThat(promoter.name()).isEmpty();
        assertThat(promoter.status()).isEmpty();
    }

    @Test
    void is_described_anew_by_a_later_event() {
        var promoter = new Promoter(ada(NOON), NOW);

        promoter.describe(
                new PromoterDescription("main", "234", "23453", "ada@example.org", "Ada King", "inactive", LATER), NOW);

        assertThat(promoter.custId()).contains("23453");
        assertThat(promoter.email()).contains("ada@example.org");
        assertThat(promoter.name()).contains("Ada King");
        assertThat(promoter.status()).contains("inactive");
    }

    @Test
    void is_described_anew_by_an_event_of_the_same_time() {
        var promoter = new Promoter(ada(NOON), NOW);

        promoter.describe(withEmail("ada@example.org", NOON), NOW);

        assertThat(promoter.email()).contains("ada@example.org");
    }

    @Test
    void loses_nothing_by_a_reduced_payload() {
        var promoter = new Promoter(ada(NOON), NOW);

        promoter.describe(nothing(LATER), NOW);
        assertIsAda(promoter);

        promoter.describe(withEmail("ada@example.org", LATER), NOW);
        assertThat(promoter.email()).contains("ada@example.org");
        assertThat(promoter.custId()).contains("23452");
        assertThat(promoter.name()).contains("Ada Lovelace");
        assertThat(promoter.status()).contains("active");
    }

    @Test
    void learns_from_a_later_event_what_was_not_known() {
        var promoter = new Promoter(nothing(NOON), NOW);

        promoter.describe(ada(LATER), NOW);

        assertIsAda(promoter);
    }

    @Test
    void is_not_described_by_an_event_that_is_older_than_the_last() {
        var promoter = new Promoter(ada(NOON), NOW);

        promoter.describe(
                new PromoterDescription("main", "234", "23451", "old@example.com", "Ada Byron", "pending", EARLIER),
                NOW);

        assertIsAda(promoter);
    }

    @Test
    void is_described_in_the_order_of_the_events_and_not_of_their_arrival() {
        var promoter = new Promoter(withEmail("first@example.com", EARLIER), NOW);

        promoter.describe(withEmail("third@example.com", LATER), NOW);
        promoter.describe(withEmail("second@example.com", NOON), NOW);

        assertThat(promoter.email()).contains("third@example.com");
    }

    @Test
    void is_described_as_of_now_by_an_event_without_a_time() {
        var promoter = new Promoter(ada(NOON), NOW);

        promoter.describe(withEmail("ada@example.org", null), NOW);
        promoter.describe(withEmail("late@example.com", NOW.minusNanos(1)), NOW);

        assertThat(promoter.email()).contains("ada@example.org");
    }

    @Test
    void that_is_met_without_a_time_is_described_as_of_now() {
        var promoter = new Promoter(ada(null), NOW);

        promoter.describe(withEmail("old@example.com", NOW.minusNanos(1)), NOW);
        assertIsAda(promoter);

        promoter.describe(withEmail("ada@example.org", NOW), NOW);
        assertThat(promoter.email()).contains("ada@example.org");
    }

    @Test
    void stays_as_it_was_if_nothing_new_is_told() {
        var promoter = new Promoter(ada(NOON), NOW);
        var untouched = new Promoter(ada(NOON), NOW);

        promoter.describe(ada(LATER), NOW);
        promoter.describe(nothing(LATER), NOW);

        assertThat(promoter).usingRecursiveComparison().isEqualTo(untouched);
    }

    @Test
    void is_described_by_events_after_one_whose_clock_was_ahead() {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        var promoter = new Promoter(
                new PromoterDescription("main", "234", null, "a@example.com", null, null, now.plusSeconds(9_999)), now);

        promoter.describe(
                new PromoterDescription("main", "234", null, "b@example.com", null, null, now.plusSeconds(1)),
                now.plusSeconds(1));

        assertThat(promoter.email()).contains("b@example.com");
    }

    @Test
    void who_is_erased_has_ids_only() {
        var promoter = new Promoter(ada(NOON), NOW);

        promoter.erase(NOW);

        assertThat(promoter.isErased()).isTrue();
        assertThat(promoter.email()).isEmpty();
        assertThat(promoter.name()).isEmpty();
        assertThat(promoter.id()).isEqualTo("234");
        assertThat(promoter.custId()).contains("23452");
        assertThat(promoter.status()).contains("active");
    }

    @Test
    void who_is_erased_is_not_described_anew_but_for_what_the_books_need() {
        var promoter = new Promoter(ada(NOON), NOW);
        promoter.erase(NOW);
        var untouched = new Promoter(ada(NOON), NOW);
        untouched.erase(NOW);

        promoter.describe(ada(LATER), NOW);
        assertThat(promoter).usingRecursiveComparison().isEqualTo(untouched);
        promoter.describe(
                new PromoterDescription("main", "234", "23453", "ada@example.org", "Ada King", "inactive", LATER), NOW);

        assertThat(promoter.email()).isEmpty();
        assertThat(promoter.name()).isEmpty();
        assertThat(promoter.custId()).contains("23453");
        assertThat(promoter.status()).contains("inactive");
    }

    @Test
    void who_is_readmitted_is_described_by_the_next_event_and_not_before() {
        var promoter = new Promoter(ada(NOON), NOW);
        promoter.erase(NOW);

        promoter.readmit();
        assertThat(promoter.isErased()).isFalse();
        assertThat(promoter.email()).isEmpty();
        promoter.describe(ada(LATER), NOW);

        assertIsAda(promoter);
    }
}
