package laurel.promoter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromoterDescriptionTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n"})
    void leaves_out_what_nobody_wrote(String nothing) {
        assertThat(new PromoterDescription("main", "234", nothing, nothing, nothing, nothing, null))
                .isEqualTo(new PromoterDescription("main", "234", null, null, null, null, null));
    }

    @Test
    void has_no_white_space_around_what_it_tells() {
        assertThat(new PromoterDescription("main", "234", " 23452 ", "\ta@example.com", "Ada\n", " active ", null))
                .isEqualTo(new PromoterDescription("main", "234", "23452", "a@example.com", "Ada", "active", null));
    }

    @Test
    void cuts_what_people_read_to_the_width_of_its_column() {
        String endless = "x".repeat(10_000);
        var description = new PromoterDescription("main", "234", endless, endless, endless, endless, null);

        assertThat(description.custId()).hasSize(512).endsWith("…");
        assertThat(description.email()).hasSize(320).endsWith("…");
        assertThat(description.name()).hasSize(255).endsWith("…");
        assertThat(description.status()).hasSize(64).endsWith("…");
    }

    @Test
    void can_be_stored() {
        assertThat(new PromoterDescription("main", "234", "\u0000", "a\uD800", "b\uDC00c", "\u0000d", null))
                .isEqualTo(new PromoterDescription("main", "234", "\uFFFD", "a\uFFFD", "b\uFFFDc", "\uFFFDd", null));
    }
}
