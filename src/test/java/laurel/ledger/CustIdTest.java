package laurel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustIdTest {

    static String[] unusable() {
        return new String[] {
            "", " ", "\t\n", "x".repeat(513), "a\u0000b", "\u0000", "undefined", "a\uD800", "\uDC00b", "\uDC00\uD800"
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "23452",
                "cus_1",
                "a b",
                "a/b?c#d%",
                "ü",
                "فاطمة",
                "你好",
                "🎉",
                "'; drop table account",
                "nullify",
                "0",
                "50%",
                "{3F2504E0-4F89}",
                "<abc@example.com>"
            })
    void is_any_text_that_can_be_stored(String text) {
        assertThat(CustId.of(text).value()).isEqualTo(text);
        assertThat(CustId.of(text)).hasToString(text);
        assertThat(CustId.in(text)).contains(CustId.of(text));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void is_no_text_that_cannot(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CustId.of(text)).withMessageStartingWith("A cust_id ");
        assertThat(CustId.in(text)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    void is_nothing_if_nothing_was_sent(String nothing) {
        assertThat(CustId.in(nothing)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"' 23452 '", "'23452\n'", "'\t23452'", "'\u200323452'"})
    void has_no_white_space_around_it(String text) {
        assertThat(CustId.in(text)).contains(CustId.of("23452"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23453", "023452", "23452.0", "a23452"})
    void of_one_customer_is_not_that_of_another(String other) {
        assertThat(CustId.of(other)).isNotEqualTo(CustId.of("23452"));
    }

    @Test
    void is_in_the_books_as_it_was_written_there() {
        assertThat(new CustId("\u00a0undefined").value()).isEqualTo("\u00a0undefined");
    }

    @ParameterizedTest
    @ValueSource(strings = {"undefined", "NULL", "[object Object]", "{{ id }}"})
    void that_a_program_wrote_for_nothing_is_refused_and_named(String nobody) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustId.of(" " + nobody))
                .withMessageContaining("must name somebody: " + nobody);
    }

    @Test
    void tells_upper_case_from_lower_case() {
        assertThat(CustId.of("abc")).isNotEqualTo(CustId.of("ABC"));
    }

    @Test
    void has_at_most_512_characters_and_is_never_cut() {
        String longest = "x".repeat(512);

        assertThat(CustId.of(longest).value()).isEqualTo(longest);
        assertThat(CustId.in("  " + longest + "  ")).contains(CustId.of(longest));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustId.of(longest + "x"))
                .withMessage("A cust_id has at most 512 characters.");
    }
}
