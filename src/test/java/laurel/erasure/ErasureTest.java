package laurel.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import laurel.platform.transaction.TimeOrderedId;
import laurel.promoter.Promoter;
import org.junit.jupiter.api.Test;

class ErasureTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final Erasure erasure = new Erasure(new Promoter.Key("main", "234"), true, "ada@example.com", 3, NOW);

    @Test
    void begins_open_with_what_was_deleted_at_once() {
        assertThat(erasure.promoter()).isEqualTo(new Promoter.Key("main", "234"));
        assertThat(erasure.status()).isEqualTo(ErasureStatus.OPEN);
        assertThat(erasure.wasKnown()).isTrue();
        assertThat(erasure.email()).contains("ada@example.com");
        assertThat(erasure.payloads()).isEqualTo(3);
        assertThat(erasure.requestedAt()).isEqualTo(NOW);
        assertThat(erasure.searchedUntil()).isEmpty();
        assertThat(erasure.doneAt()).isEmpty();
    }

    @Test
    void tells_how_far_it_has_come() {
        long delivery = TimeOrderedId.first(NOW.minusSeconds(7)) + 5;

        erasure.reach(delivery, 2);
        erasure.reach(delivery, 1);

        assertThat(erasure.place()).isEqualTo(delivery);
        assertThat(erasure.searchedUntil()).contains(NOW.minusSeconds(7));
        assertThat(erasure.payloads()).isEqualTo(6);
        assertThat(erasure.status()).isEqualTo(ErasureStatus.OPEN);
    }

    @Test
    void forgets_with_its_end_what_it_looked_for() {
        erasure.finish(LATER);

        assertThat(erasure.status()).isEqualTo(ErasureStatus.DONE);
        assertThat(erasure.email()).isEmpty();
        assertThat(erasure.doneAt()).contains(LATER);
    }
}
