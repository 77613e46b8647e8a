package laurel.account;

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
        return new String[] {"", " ", "\t\n", "x".repeat(513), "a\u0000", "\u0000", "a\uD800", "\uDC00b", "\uDC00\uD800"
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
                "null",
                "0"
            })
    void is_any_text_that_can_be_stored(String text) {
        assertThat(new CustId(text).value()).isEqualTo(text);
        assertThat(new CustId(text)).hasToString(text);
        assertThat(CustId.in(text)).contains(new CustId(text));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void is_no_text_that_cannot(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CustId(text)).withMessageStartingWith("A cust_id ");
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
        assertThat(CustId.in(text)).contains(new CustId("23452"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23453", "023452", "23452.0", "a23452"})
    void of_one_customer_is_not_that_of_another(String other) {
        assertThat(new CustId(other)).isNotEqualTo(new CustId("23452"));
    }

    @Test
    void tells_upper_case_from_lower_case() {
        assertThat(new CustId("abc")).isNotEqualTo(new CustId("ABC"));
    }

    @Test
    void has_at_most_512_characters_and_is_never_cut() {
        String longest = "x".repeat(512);

        assertThat(new CustId(longest).value()).isEqualTo(longest);
        assertThat(CustId.in("  " + longest + "  ")).contains(new CustId(longest));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustId(longest + "x"))
                .withMessage("A cust_id has at most 512 characters.");
    }
}
