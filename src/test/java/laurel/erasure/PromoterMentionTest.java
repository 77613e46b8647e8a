package laurel.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import laurel.programme.SampleProgramme;
import laurel.webhook.Payload;
import laurel.webhook.SamplePayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromoterMentionTest {

    private final PromoterMention ada = new PromoterMention("234", Optional.of("Ada@example.com"));
    private final PromoterMention nameless = new PromoterMention("234", Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"promoter\":{\"email\":null,\"id\":234}}}",
                "{\"data\":{\"promoter\":{\"id\":\"234\"}}}",
                "{\"data\":{\"promoter\":{\"profile\":{\"id\":1},\"id\":\" 234 \"}}}",
                "{\"data\":{\"promoter\":{\"promotions\":[{\"id\":1},[2]],\"id\":234}}}",
                "{\"data\":{\"promotion\":{\"id\":1,\"promoter_id\":234}}}",
                "{\"promoter\":[{\"id\":1},{\"id\":234}]}",
                "{\"data\":{\"promoter\":{\"id\":234,\"broken\":",
                "{\"data\":{\"promoter\":{\"id\":234"
            })
    void is_the_id_where_a_promoters_id_stands(String payload) {
        assertThat(nameless.isIn(payload)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "[",
                "{\"data\":{\"id\":234,\"amount\":234,\"promoter\":{\"id\":2345,\"parent_promoter_id\":234}}}",
                "{\"data\":{\"promoter\":{\"id\":1,\"profile\":{\"id\":234},\"default_ref_id\":\"234\"}}}",
                "{\"data\":{\"promoter\":{\"id\":\"x234\",\"note\":\"ada@example.com\"}},\"id\":234}",
                "{\"promoter\":{},\"id\":234}",
                "{\"promoter\":true,\"234\":234}"
            })
    void is_not_what_looks_like_it_elsewhere(String payload) {
        assertThat(nameless.isIn(payload)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"email\":\"ada@example.com\"}}",
                "{\"data\":{\"note\":\"ask ADA@EXAMPLE.COM about it\"}}",
                "{\"list\":[[\"ada@example.com\"]]}"
            })
    void is_the_address_in_any_text(String payload) {
        assertThat(ada.isIn(payload)).isTrue();
        assertThat(nameless.isIn(payload)).isFalse();
    }

    @Test
    void is_no_other_address() {
        assertThat(ada.isIn("{\"data\":{\"email\":\"bob@example.com\",\"ada@example.com\":1}}"))
                .isFalse();
    }

    static java.util.List<String> published() {
        return SamplePayload.filesOf("v1");
    }

    @ParameterizedTest
    @MethodSource("published")
    void is_in_everything_that_firstpromoter_publishes_about_a_promoter(String file) {
        Payload payload = Payload.read(SamplePayload.bytes(file), SampleProgramme.MAIN, SamplePayload.NO_SECRETS);

        assertThat(new PromoterMention(payload.promoterId().orElseThrow(), Optional.empty()).isIn(payload.masked()))
                .isTrue();
        assertThat(nameless.isIn(payload.masked()))
                .isEqualTo(payload.promoterId().orElseThrow().equals("234"));
    }
}
