package laurel.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "plain", "é", "مرحبا", "你好", "🎉", "🎉🎉", "\uFFFD", "\uFFFF", "\u0001\t\n\u007F"})
    void stays_as_it_is(String text) {
        assertThat(StorableText.isStorable(text)).isTrue();
        assertThat(StorableText.of(text)).isSameAs(text);
        assertThat(StorableText.of(text, 64)).isSameAs(text);
    }

    static Object[][] unstorable() {
        return new Object[][] {
            {"\u0000", "\uFFFD"},
            {"a\u0000b\u0000", "a\uFFFDb\uFFFD"},
            {"\uD800", "\uFFFD"},
            {"\uDC00", "\uFFFD"},
            {"\uDC00\uD800", "\uFFFD\uFFFD"},
            {"\uD800\uD83C\uDF89", "\uFFFD🎉"},
            {"🎉\uDF89", "🎉\uFFFD"},
            {"\uD83Cx\uDF89", "\uFFFDx\uFFFD"},
            {"x\uD83C", "x\uFFFD"}
        };
    }

    @ParameterizedTest
    @MethodSource("unstorable")
    void has_a_replacement_for_each_character_that_no_database_takes(String text, String storable) {
        assertThat(StorableText.isStorable(text)).isFalse();
        assertThat(StorableText.of(text)).isEqualTo(storable);
        assertThat(StorableText.isStorable(storable)).isTrue();
    }

    @Test
    void is_null_where_nothing_was() {
        assertThat(StorableText.of(null)).isNull();
        assertThat(StorableText.of(null, 2)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"abc, 3, abc", "abcd, 3, ab…", "abc, 2, a…", "ab, 2, ab", "你好世界, 3, 你好…"})
    void is_cut_visibly_to_the_width_of_its_column(String text, int most, String cut) {
        assertThat(StorableText.of(text, most)).isEqualTo(cut).hasSizeLessThanOrEqualTo(most);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7})
    void is_never_cut_into_something_unstorable(int most) {
        assertThat(StorableText.of("🎉🎉🎉🎉", most))
                .matches(StorableText::isStorable)
                .hasSize(most)
                .endsWith("…");
    }

    @Test
    void is_made_storable_also_where_it_is_cut() {
        assertThat(StorableText.of("\u0000abcdef", 4)).isEqualTo("\uFFFDab…");
    }

    @Test
    void is_made_in_a_time_that_grows_with_its_length_only() {
        String text = "\uD800".repeat(256 * 1024);

        String storable = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> StorableText.of(text));

        assertThat(storable).isEqualTo("\uFFFD".repeat(256 * 1024));
    }
}
