package laurel.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import laurel.access.Caller;
import laurel.access.Role;
import laurel.access.Secret;
import org.junit.jupiter.api.Test;

class ApiKeyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Caller SHOP = new Caller("shop", Role.SPENDER, "main");

    private final String text = KeyText.fresh(42);
    private final ApiKey key = new ApiKey(42, SHOP, new Secret(text), "anna", NOW);

    @Test
    void is_for_whoever_shows_it() {
        assertThat(key.callerIfShown(text)).contains(SHOP);
        assertThat(key.callerIfShown(KeyText.fresh(42))).isEmpty();
        assertThat(key.callerIfShown(new Secret(text).digest())).isEmpty();
        assertThat(key.callerIfShown("")).isEmpty();
    }

    @Test
    void is_nobodys_from_its_revocation_on() {
        assertThat(key.revokedAt()).isEmpty();

        assertThat(key.revoke("berta", NOW.plusSeconds(1))).isTrue();

        assertThat(key.callerIfShown(text)).isEmpty();
        assertThat(key.revokedBy()).contains("berta");
        assertThat(key.revokedAt()).contains(NOW.plusSeconds(1));
    }

    @Test
    void is_revoked_once() {
        key.revoke("berta", NOW.plusSeconds(1));

        assertThat(key.revoke("carla", NOW.plusSeconds(2))).isFalse();

        assertThat(key.revokedBy()).contains("berta");
        assertThat(key.revokedAt()).contains(NOW.plusSeconds(1));
    }

    @Test
    void is_in_nobodys_name_who_stands_in_the_books_otherwise() {
        for (String name : new String[] {"laurel", "firstpromoter", "", "the shop", "x".repeat(65)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> new ApiKey(1, new Caller(name, Role.READER, "main"), new Secret(text), "anna", NOW));
        }
    }

    @Test
    void does_not_print_what_was_made() {
        assertThat(new MadeKey(key, text).toString()).doesNotContain(text);
        assertThat(key.toString()).doesNotContain(text);
    }

    @Test
    void has_not_been_used_at_first() {
        assertThat(key.lastUsedAt()).isEmpty();
        assertThat(key.isUseNews(NOW)).isTrue();
    }
}
