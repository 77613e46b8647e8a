package laurel.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void is_somebodys_and_has_a_reason() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Decision(" ", "she wrote to us"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Decision("anna", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> new Decision("anna", "x".repeat(1_001)));
        assertThat(new Decision("anna", "x".repeat(1_000)).reason()).hasSize(1_000);
    }

    @Test
    void is_kept_in_the_act_that_follows_from_it() {
        var act = new Act(new Decision("anna", "she wrote to us"), "link promoter", "main", "234", null, NOW);

        assertThat(act.actor()).isEqualTo("anna");
        assertThat(act.reason()).isEqualTo("she wrote to us");
        assertThat(act.deed()).isEqualTo("link promoter");
        assertThat(act.subject()).isEqualTo("234");
        assertThat(act.detail()).isEmpty();
        assertThat(act.actedAt()).isEqualTo(NOW);
    }
}
